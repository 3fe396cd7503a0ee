import type { Coverage, FlowCoverage, Tallies, Tally } from './result.js';
export type Measure = keyof Tallies;
export declare const MEASURES: readonly ["widgets", "transitions", "conditions"];
/** Percent. Those at the top hold for each flow that `flows` says nothing else about. */
export type Limits = Partial<Record<Measure, number>>;
export type Thresholds = Limits & {
    flows?: Readonly<Record<string, Limits>>;
};
/** A flow's measure below its threshold. `missing` names what nobody walked. */
export type Shortfall = Tally & {
    flow: string;
    measure: Measure;
    wanted: number;
    missing: readonly string[];
};
/** What nobody walked of a flow, as a reader would name it. */
export declare function unwalked(flow: FlowCoverage, measure: Measure): string[];
/** Every measure that is below its threshold, flow by flow. A flow at or above its own limits never fails the run. */
export declare function shortfallsOf({ flows }: Coverage, thresholds: Thresholds): Shortfall[];
/** Names in `flows` that no flow has: most likely misspelt. */
export declare function unknownFlows({ flows }: Coverage, thresholds: Thresholds): string[];
