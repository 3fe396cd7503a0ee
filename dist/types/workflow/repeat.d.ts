import type { Clock } from './api.js';
type Repeating<Result> = {
    ask: () => Promise<Result>;
    clock: Clock;
    /** Whether an error says that it is done, or that there is nothing left to do. */
    isDone?: (error: unknown) => boolean | Promise<boolean>;
};
/** The answer; none where an error said that it is done. */
export declare function repeat<Result>({ ask, clock, isDone, }: Repeating<Result>): Promise<Result | undefined>;
export {};
