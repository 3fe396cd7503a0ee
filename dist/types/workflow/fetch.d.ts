import type { StudioApi } from './api.js';
export type ExecutionRef = {
    flowSid: string;
    executionSid: string;
};
export type ExecutionStatus = 'active' | 'ended';
export type Execution = {
    executionSid: string;
    status: ExecutionStatus;
    contact: string;
};
/** As the SDK reads an execution; what is in it is what the server sent. */
type Listed = {
    sid: unknown;
    status: unknown;
    contactChannelAddress?: unknown;
};
/** An execution of any other shape would end as an `undefined` somewhere. */
export declare function toExecution({ sid, status, contactChannelAddress }: Listed, what: string): Execution;
/** In SDK 6.2.0 what `create` and `list` return has lost its SID for calls of its own: each call names it. */
export declare const executionOf: ({ client }: StudioApi, { flowSid, executionSid }: ExecutionRef) => import("twilio/lib/rest/studio/v2/flow/execution").ExecutionContext;
export declare function fetchExecution(api: StudioApi, execution: ExecutionRef): Promise<Execution>;
export {};
