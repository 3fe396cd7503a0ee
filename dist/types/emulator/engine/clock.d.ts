export type VirtualClock = {
    /** Milliseconds since the epoch. */
    now: () => number;
    /** The present moment, and a millisecond later than the one before: records never share a time. */
    tick: () => number;
    /** Calls back when `due` comes; the function that it returns takes that back. */
    schedule: (due: number, fire: () => void) => () => void;
    advance: (seconds: number) => void;
    /** Sets the moment; what would have been due by then happens on the way. */
    set: (moment: number) => void;
    /** Forgets the timers and starts again at a moment. */
    reset: (moment: number) => void;
};
export declare function createClock(start: number): VirtualClock;
