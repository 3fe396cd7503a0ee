import type { Owner } from './journal.js';
export declare function isAlive(pid: number): boolean;
export declare const HOST: string;
/** This process. */
export declare function ownerHere(): Owner;
export declare function isOwnerAlive({ pid, born }: Owner): boolean;
