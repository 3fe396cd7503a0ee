import type { Twilio } from 'twilio';
import type { JsonObject } from '../flow/types.js';
/** One HTTP exchange, as it happened. `milliseconds` is wall time; `status` is 0 when no answer came. */
export type Exchange = {
    method: string;
    /** Path and query, without the host. */
    path: string;
    status: number;
    milliseconds: number;
    /** Masked form fields of the request and masked JSON of the response. */
    request?: JsonObject;
    response?: unknown;
};
export type Clock = {
    now: () => number;
    sleep: (milliseconds: number) => Promise<void>;
};
export type StudioApi = {
    client: Twilio;
    accountSid: string;
    clock: Clock;
    /** The calls that have no answer yet, in words. */
    pending?: () => readonly string[];
};
/** The workflow's inputs, as its Arazzo description names them. */
export type WorkflowInputs = {
    flowSid: string;
    to: string;
    from: string;
    parameters?: JsonObject | string;
};
