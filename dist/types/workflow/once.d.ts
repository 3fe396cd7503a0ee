import type { Clock } from './api.js';
export type Sending<Thing> = {
    /** In words: `the execution`. */
    what: string;
    /** `triggered`, `sent`, … */
    done: string;
    /** What to do where it stays unknown. */
    fix: string;
    send: () => Promise<Thing>;
    /** What is there now, was not there before, and may be what was sent. */
    look: () => Promise<readonly Thing[]>;
    clock: Clock;
    /** What came of it lags behind: so long is waited before each look, in milliseconds. */
    pauses?: readonly number[];
};
/** Whether what was to be sent may have been, although that failed. */
export declare const mayBeDone: (error: unknown) => boolean;
/** What was sent, or what was found to have come of it. */
export declare function sendOnce<Thing>(sending: Sending<Thing>): Promise<Thing>;
