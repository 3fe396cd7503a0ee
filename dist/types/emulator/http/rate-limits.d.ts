/** Documented (Studio FAQ): new executions a second and account. */
export declare const RATES: {
    readonly rest: 20;
    readonly inbound: 100;
};
export type Rates = Readonly<Record<keyof typeof RATES, number>>;
export type RateLimits = {
    /** Counts one more, or refuses it. */
    count: (rate: keyof typeof RATES) => void;
    clear: () => void;
};
/** The moments of the last second's executions, oldest first. */
export declare function createRateLimits(rates: Rates, now: () => number): RateLimits;
export declare const NO_LIMITS: RateLimits;
