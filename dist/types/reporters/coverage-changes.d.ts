import { type Change } from '../coverage/changes.js';
import { type History, type Ran } from '../coverage/history.js';
import type { CoveredFlow, CoveredScenario } from '../coverage/result.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Kept } from './coverage-evidence.js';
import type { Unplayed } from './coverage-unplayed.js';
/** A scenario's last attempt and what became of it. */
export type Outcome = {
    evidence: Kept;
    passed: boolean;
};
type Named = Pick<CoveredScenario, 'id' | 'name' | 'file' | 'line'>;
/** The changes of a flow since some revision, and the scenarios that were last green with that one: those that fail, and the rest. */
export type FlowChanges = {
    flow: string;
    since: string;
    changes: readonly Change[];
    failing: Named[];
    passing: Named[];
};
export declare const ranAs: ({ scenario, target, flow }: Kept) => Ran | undefined;
/** The scenarios that passed, wherever and however often they ran. */
export declare function greenRuns(outcomes: readonly Outcome[]): Ran[];
/** What is kept was masked by the rules of its day: those of today show both alike. */
export declare function changesSince(before: FlowDefinition | undefined, definition: FlowDefinition, secrets?: readonly string[]): Change[];
export type Judged = {
    outcomes: readonly Outcome[];
    unplayed: readonly Unplayed[];
    flows: readonly CoveredFlow[];
};
/** Grouped by flow and by the revision that was last green; flows with failing scenarios come first. */
export declare function changesOf(history: History, { outcomes, unplayed, flows }: Judged): FlowChanges[];
export {};
