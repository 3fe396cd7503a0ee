import type { CoveredFlow } from '../coverage/result.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Kept } from './coverage-evidence.js';
export type Sources = {
    attached: ReadonlyMap<string, FlowDefinition>;
    folders: readonly string[];
};
export type Found = {
    flows: CoveredFlow[];
    notes: string[];
};
/** The flows of a run, each with its definition. A flow that ran in two revisions is two flows. */
export declare function flowsOf(evidences: readonly Kept[], sources: Sources): Found;
/** Flows of the run and flows that nothing ran on, each once. */
export declare function together(ran: readonly CoveredFlow[], others: readonly CoveredFlow[]): CoveredFlow[];
