import type { FlowDefinition } from '../flow/types.js';
import type { StudioApi } from '../workflow/api.js';
import { type ExecutionRef, type ExecutionStatus } from '../workflow/fetch.js';
import { type NotRecorded, type RecordedExecution } from './execution.js';
/** An execution as it is listed. */
export type ListedExecution = Omit<RecordedExecution, 'steps' | 'context' | 'stepContexts' | 'changedBy'>;
export type Wanted = {
    flowSid: string;
    /** Only executions that began at this moment or later, milliseconds since the epoch. */
    since?: number;
    status?: ExecutionStatus;
    /** The newest so many. */
    limit?: number;
};
/** The executions of a flow, newest first. */
export declare function listExecutions(api: StudioApi, wanted: Wanted): Promise<ListedExecution[]>;
/** One execution by its SID. */
export declare function fetchListed(api: StudioApi, ref: ExecutionRef): Promise<ListedExecution>;
/** What the account shows of one execution, or why it cannot be used. Two calls, and one for each step inside a loop. */
export declare function fetchRecorded(api: StudioApi, listed: ListedExecution): Promise<{
    execution: RecordedExecution;
} | {
    failed: NotRecorded;
}>;
/** A revision by its number, or Studio's two words: `LatestPublished`, `LatestRevision`. */
export type RevisionName = number | 'LatestPublished' | 'LatestRevision';
export type FetchedRevision = {
    revision: number;
    status: string;
    friendlyName: string;
    definition: FlowDefinition;
};
/** The definition as Studio sends it: its order of keys and its extras are kept. */
export declare function fetchRevision(api: StudioApi, flowSid: string, name: RevisionName): Promise<FetchedRevision>;
