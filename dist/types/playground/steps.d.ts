import type { StepRecord } from '../emulator/engine/records.js';
import type { SimulatedFlow, SimulatedRun } from '../emulator/engine/simulation.js';
import type { FlowDefinition, Json } from '../flow/types.js';
import type { StepView } from './view.js';
/** Where a step was taken: the flow itself, or the subflow that a step of it started. */
type Level = {
    definition: FlowDefinition;
    name: string;
    depth: number;
};
type Flows = readonly [SimulatedFlow, ...SimulatedFlow[]];
/** The level of each step. */
export declare const levelsOf: (steps: readonly StepRecord[], flows: Flows) => Level[];
/** Each value that differs between two contexts, by its dotted path. */
export declare function changesBetween(before: Json | undefined, after: Json | undefined, path?: string): StepView['changes'];
/** Of each flow level, the context that its step before had: a subflow has a context of its own. */
export declare function stepViews(run: SimulatedRun, flows: Flows): StepView[];
export {};
