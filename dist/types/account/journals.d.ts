import type { Account } from '../workflow/account.js';
import { type Journal } from './journal.js';
import { type Swept } from './sweep.js';
export declare const journalOf: ({ accountSid, password }: Account) => Journal;
export declare function sweepAccount(account: Account): Promise<Swept>;
