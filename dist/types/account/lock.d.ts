import type { Clock } from '../workflow/api.js';
export type Exclusively = {
    clock: Clock;
    /** This process, and a word that no other holder has. */
    pid: number;
    unique: () => string;
    isAlive: (pid: number) => boolean;
};
export type Held = {
    release: () => Promise<void>;
};
/** The lock, if nobody alive holds it. */
export declare function tryLock(file: string, locking: Exclusively): Promise<Held | undefined>;
/** The first of the locks that becomes free before `deadline` (by the clock). */
export declare function lockOne(files: readonly string[], locking: Exclusively, deadline: number): Promise<(Held & {
    file: string;
}) | undefined>;
/** Does something while nobody else does it. */
export declare function exclusively<T>(file: string, locking: Exclusively, work: () => Promise<T>): Promise<T>;
