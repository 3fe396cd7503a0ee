import type { Budget } from '../account/policy.js';
/** As the SDK hands it to its HTTP client; `data` holds the form fields by their names on the wire. */
export type ApiRequest = {
    method: string;
    uri: string;
    data?: unknown;
};
/** What a request sends to somebody. */
export type Sending = {
    /** In words: `a message`. */
    what: string;
    to: string;
    from?: string;
    /** What to show of it. */
    content?: string;
    cost: Budget;
};
/** What a request would send; nothing if it only reads, or changes what is there. */
export declare function sendingOf(request: ApiRequest): Sending | undefined;
