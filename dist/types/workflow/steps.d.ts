import type { StudioApi } from './api.js';
import { type ExecutionRef, type ExecutionStatus } from './fetch.js';
import { type ListedStep } from './order.js';
export type Listing = ExecutionRef & {
    /** The status that was told before: of an execution that has ended, the step to its end must be there, too. */
    status?: ExecutionStatus;
};
/** As the SDK reads a step; what is in it is what the server sent. */
type Sent = {
    sid: unknown;
    name: unknown;
    transitionedFrom: unknown;
    transitionedTo: unknown;
    parentStepSid?: unknown;
    dateCreated: unknown;
};
export declare function toStep({ sid, name, transitionedFrom: from, transitionedTo: to, parentStepSid, dateCreated, }: Sent): ListedStep;
/** Asks again where the list has a gap: it is not complete yet. */
export declare function listSteps(api: StudioApi, listing: Listing): Promise<ListedStep[]>;
export {};
