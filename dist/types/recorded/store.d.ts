import type { RecordedExecution } from './execution.js';
import type { FetchedRevision } from './fetch.js';
/** Twilio's own retention, from an execution's start. */
export declare const KEPT_DAYS = 30;
export type ExecutionStore = {
    readonly folder: string;
    has: (sid: string) => boolean;
    /** Of the executions that are stored now. */
    count: () => number;
    add: (execution: RecordedExecution) => void;
    /** Oldest day first, read as they are asked for. */
    executions: () => Generator<RecordedExecution>;
    revision: (revision: number) => FetchedRevision | undefined;
    addRevision: (revision: FetchedRevision) => void;
    /** How many were removed because they are older than Twilio keeps them. */
    readonly pruned: number;
};
/** How personal data was replaced in what is stored. */
export type StoredRules = {
    sensitive: readonly string[];
    keep: readonly string[];
};
export type StoreOptions = {
    flowSid: string;
    /** Milliseconds since the epoch. */
    now: number;
    /** Absent where nothing will be added. */
    rules?: StoredRules;
};
/** The store of one flow below `root`. */
export declare function openStore(root: string, { flowSid, now, rules }: StoreOptions): ExecutionStore;
