import { type Exclusively, type Held } from './lock.js';
import { type ContactPolicy } from './policy.js';
export type Lease = Held & {
    number: string;
};
export type Leasing = {
    policy: ContactPolicy;
    /** Where the locks are: one folder for all runs on this machine. */
    folder: string;
    locking: Exclusively;
    /** How long to wait for a number to become free. */
    seconds: number;
};
export declare const lockOf: (folder: string, number: string) => string;
/** The number that the scenario names, or the first of the pool that is free; waits for it if need be. */
export declare function leaseContact(leasing: Leasing, number?: string): Promise<Lease>;
