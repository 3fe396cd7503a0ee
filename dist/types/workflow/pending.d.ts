import type { Outcome } from './retry.js';
export type Pending = {
    /** Each call that has no answer yet: `GET /v2/Flows, asked 3 times, last answered with status 503`. */
    all: () => readonly string[];
    begin: (call: string) => {
        tried: (outcome: Outcome) => void;
        end: () => void;
    };
};
export declare function openPending(): Pending;
