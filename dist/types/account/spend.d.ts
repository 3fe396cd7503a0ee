import { type Exclusively } from './lock.js';
import type { Budget, SpendKind } from './policy.js';
/** A spending that was refused. */
export type Spend = {
    kind: SpendKind;
    wanted: number;
    spent: number;
    most: number;
};
export type Ledger = {
    /** Notes the cost unless it exceeds the budget: then nothing is noted, and what is short comes back. */
    spend: (cost: Budget) => Promise<Spend | undefined>;
    /** Notes what has been spent already, whatever the budget says. */
    note: (cost: Budget) => Promise<void>;
    total: () => Promise<Budget>;
};
export declare const KINDS: readonly SpendKind[];
export declare const sum: (a: Budget, b: Budget) => Budget;
export declare const NOTHING: Budget;
/** What a run's file says was spent; a run that has spent nothing has none. */
export declare function readSpend(file: string): Promise<Budget>;
/** A ledger in `file`; workers take turns by a lock beside it. */
export declare function openLedger(of: {
    file: string;
    budget: Budget;
    locking: Exclusively;
}): Ledger;
