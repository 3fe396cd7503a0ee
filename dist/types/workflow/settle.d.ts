import type { Clock } from './api.js';
export type Settling<Seen> = {
    look: () => Promise<Seen>;
    isSettled: (seen: Seen) => boolean;
    clock: Clock;
    /** By `clock`. */
    deadline: number;
};
/** What was seen last: settled, or as it was at the deadline. It is looked at once at least. */
export declare function settle<Seen>(settling: Settling<Seen>): Promise<{
    seen: Seen;
    late: boolean;
}>;
