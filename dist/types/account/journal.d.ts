import type { Clock } from '../workflow/api.js';
/** A PID may be another process's by now, which was born at another time, and says nothing on another machine. */
export type Owner = {
    host: string;
    pid: number;
    born?: string;
};
/** What was triggered, or was about to be. */
export type Entry = {
    id: number;
    account: string;
    flowSid: string;
    /** A keyed digest: it tells whether a number is the contact's, and not which number that is. */
    contact: string;
    /** Whether calls of the contact may be up. */
    phone: boolean;
    /** When it was sent, and when its process would have ended it at the latest; ISO 8601. */
    at: string;
    until: string;
    /** As soon as it is known. */
    executionSid?: string;
};
export type Kept = {
    owner?: Owner;
    open: readonly Entry[];
};
type Line = {
    owner: Owner;
} | {
    sent: Entry;
} | {
    started: number;
    executionSid: string;
} | {
    over: number;
};
/** Whose journal it is, and what had not ended when it was last written. */
export declare function readJournal(text: string): Kept;
/** Tells whose journals are dead: on this machine, by its processes; on another, when its process has had its time. */
export type Here = {
    host: string;
    isAlive: (owner: Owner) => boolean;
    now: number;
};
/** Whether nobody will write it, nor end anything of it, any more. */
export declare function isDead({ owner, open }: Kept, { host, isAlive, now }: Here): boolean;
export declare const textOf: (lines: readonly Line[]) => string;
/** Whoever has the account's secret can tell whether a number is meant. */
export declare const fingerprintBy: (secret: string) => (number: string) => string;
/** `seconds`: how long it may take until its process ends it. */
export type Sent = {
    flowSid: string;
    contact: string;
    phone: boolean;
    seconds: number;
};
export type Noted = {
    started: (executionSid: string) => Promise<void>;
    over: () => Promise<void>;
};
export type Journal = {
    /** Ask before anything is sent. */
    note: (sent: Sent) => Promise<Noted>;
    /** Leaves nothing behind, unless something may still be active. */
    close: () => Promise<void>;
};
/** For what does not outlive its process. */
export declare const NO_JOURNAL: Journal;
export type Keeping = {
    folder: string;
    owner: Owner;
    account: string;
    fingerprint: (number: string) => string;
    clock: Clock;
    unique: () => string;
};
export declare function openJournal({ folder, owner, account, fingerprint, clock, unique }: Keeping): Journal;
export {};
