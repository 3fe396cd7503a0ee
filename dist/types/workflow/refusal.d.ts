import type { Refusal } from './errors.js';
type Refused = {
    call: string;
    status: number;
    body: unknown;
    attempts: number;
};
/** As the SDK's own exception, and with the call: the SDK has forgotten it by then. */
export declare function refusalOf({ call, status, body, attempts }: Refused): Refusal;
export {};
