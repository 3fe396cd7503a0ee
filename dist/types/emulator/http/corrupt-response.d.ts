import type { Fault } from './faults.js';
export type Corruption = Extract<Fault, {
    records: string;
} | {
    stale: true;
} | {
    expired: true;
}>;
export declare const isCorruption: (fault: Fault) => fault is Corruption;
/** The answer to the request for `url`, made wrong; a refusal, and what is no JSON object, stays as it is. */
export declare function corruptResponse(fault: Corruption, response: Response, url: string): Promise<Response>;
