import { type Guard } from './guard.js';
import { type Lease } from './lease.js';
import { type Held } from './lock.js';
import { type Budget, type ContactOptions, type ContactPolicy, shareOf } from './policy.js';
/** A contact that nobody else on this machine uses at this moment, for whoever has to clean up after it. */
export declare const contactAlone: (number: string) => Promise<Held | undefined>;
export type Protection = {
    policy: ContactPolicy;
    guard: Guard;
    /** The number that is given, or a free one, for one scenario alone; waits so many seconds for it. */
    lease: (number: string | undefined, seconds: number) => Promise<Lease>;
    /** Notes what a flow has sent by itself; all that was spent here since the last time comes back. */
    settle: (byFlow: Budget) => Promise<Budget>;
};
/** `folder` is emptied when a run starts, and all of its workers share it. */
export declare function protect(options: ContactOptions, shard: Parameters<typeof shareOf>[1], folder: string): Protection;
