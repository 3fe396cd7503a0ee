import type { FlowDefinition } from '../flow/types.js';
import { type Divergence, type Hop, type HopPath } from './compare.js';
import type { RecordedExecution } from './execution.js';
import { type Played } from './player.js';
export type Example = {
    sid: string;
    createdAt: string;
    why: string;
};
/** One contact's two paths, side by side. */
export type TwoPaths = {
    sid: string;
    was: HopPath;
    is: readonly Hop[];
    end: Played['end'];
    index: number;
};
export type Group = {
    kind: Divergence['kind'] | 'not-reproduced';
    widget: string;
    event: string;
    was: string;
    count: number;
    /** What decided it, by how often. */
    reasons: ReadonlyMap<string, number>;
    /** What the edit changed at this widget, in words. */
    changes: readonly string[];
    /** Where these then ask for input that was not recorded, by how often. */
    waitsAt: ReadonlyMap<string, number>;
    examples: readonly Example[];
    sample: TwoPaths;
};
/** How often each transition was taken, by `linkKey`. */
export type Traffic = ReadonlyMap<string, number>;
export type Replayed = {
    executions: number;
    unchanged: number;
    changed: number;
    cannotContinue: number;
    notReproduced: number;
    /** Of those that are not reproduced: only since personal data was replaced. By the field that decides. */
    replacedFields: ReadonlyMap<string, number>;
    /** Changed and cannot continue, the largest first. */
    divergences: readonly Group[];
    /** Not reproduced by the definition that ran, the largest first. */
    questions: readonly Group[];
    traffic: {
        was: Traffic;
        is: Traffic;
    };
};
/** Definitions by revision; undefined where the account did not hand one over. */
export type Revisions = (revision: number) => FlowDefinition | undefined;
/** Executions come one by one and go: only counts, groups and a few examples are kept. */
export declare function createReplay(name: string, { revisions, against }: {
    revisions: Revisions;
    against: FlowDefinition;
}): {
    add(execution: RecordedExecution): void;
    result: () => Replayed;
};
/** The most frequent reason, and how many it holds for where it does not hold for all. */
export declare function mainReason({ reasons, count }: Group): string;
/** What `--json` prints. */
export declare const replayJson: (replayed: Replayed) => {
    executions: number;
    unchanged: number;
    changed: number;
    cannotContinue: number;
    notReproduced: number;
    divergences: {
        widget: string;
        event: string;
        was: string;
        count: number;
        why: string;
    }[];
};
/** The share of executions, of those that could be compared, that would take another path or cannot be followed. In percent. */
export declare function percentChanged({ executions, changed, cannotContinue, notReproduced }: Replayed): number;
