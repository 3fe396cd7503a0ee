import type { FlowDefinition } from '../flow/types.js';
import type { Walked } from './hops.js';
/** A flow that scenarios ran on. */
export type CoveredFlow = {
    name: string;
    digest: string;
    definition: FlowDefinition;
    definitionPath?: string;
};
/** One execution that counts: what coverage reads of an evidence. */
export type CountedEvidence = Walked & {
    scenario: {
        id: string;
        name: string;
        file: string;
        line: number;
    };
    target: string;
    flow: {
        name: string;
        digest?: string;
    };
};
export type Tally = {
    walked: number;
    total: number;
};
export type Tallies = {
    widgets: Tally;
    transitions: Tally;
    conditions: Tally;
};
/** How often a thing was walked, and by which scenarios (their ids, sorted). */
export type Walks = {
    walks: number;
    scenarios: readonly string[];
};
export type WidgetWalks = Walks & {
    name: string;
    type: string;
};
export type TransitionWalks = Walks & {
    from: string;
    event: string;
    to?: string;
    conditions?: readonly string[];
};
export type ConditionWalks = Walks & {
    widget: string;
    conditions: readonly string[];
    to?: string;
};
/** A hop that the definition does not hold: the flow that ran is not the flow that was read. */
export type UnknownHop = Walks & {
    from: string;
    event?: string;
    to?: string;
};
export type FlowCoverage = {
    name: string;
    digest: string;
    definitionPath?: string;
    tallies: Tallies;
    scenarios: readonly string[];
    widgets: readonly WidgetWalks[];
    transitions: readonly TransitionWalks[];
    conditions: readonly ConditionWalks[];
    /** Transitions without `next`: an execution that leaves by one has ended. Shown, not counted. */
    ends: readonly TransitionWalks[];
    unknown: readonly UnknownHop[];
};
export type CoveredScenario = {
    id: string;
    name: string;
    file: string;
    line: number;
    flow: string;
    targets: readonly string[];
};
export type Coverage = {
    total: Tallies;
    flows: readonly FlowCoverage[];
    scenarios: readonly CoveredScenario[];
};
