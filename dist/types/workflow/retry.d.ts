/**
 * Why no answer is at hand. `unreachable` and `untrusted`: nothing was asked. `lost`, `late`, `cut`, `not-json`: it was asked, and
 * perhaps done. `redirected`: it was answered, by somebody else.
 */
export type FailureReason = 'unreachable' | 'untrusted' | 'lost' | 'late' | 'cut' | 'not-json' | 'redirected';
export type Outcome = {
    status: number;
    retryAfter?: string;
} | {
    reason: FailureReason;
};
export type RetryPolicy = {
    /** How often a request is sent at most. */
    attempts: number;
    firstPause: number;
    longestPause: number;
    /** After so many milliseconds in all, no further attempt begins. */
    patience: number;
    /** From 0 to 1, so that those who were refused together do not come back together. */
    random: () => number;
};
export declare const RETRY: RetryPolicy;
/** `Retry-After` is a number of seconds or a date; anything else says nothing. */
export declare function readRetryAfter(value: string | undefined, now: number): number;
/** Doubles with each attempt (1 is the first); the upper half of it is left to chance. */
export declare function backoff(attempts: number, { firstPause, longestPause, random }: RetryPolicy): number;
export type Tried = {
    method: string;
    outcome: Outcome;
    /** How often it was sent so far. */
    attempts: number;
    /** When it was first sent, and what time it is. */
    since: number;
    now: number;
};
/** The milliseconds to wait before it is sent again; undefined where it must not be, or is not worth it. */
export declare function pauseBeforeRetry(tried: Tried, policy: RetryPolicy): number | undefined;
