import { type ApiRequest, type Sending } from '../contact/sending.js';
import { type Problem } from '../errors.js';
import type { FlowDefinition } from '../flow/types.js';
import { type ContactPolicy } from './policy.js';
import { type Ledger, type Spend } from './spend.js';
export type Guard = {
    /** Throws what forbids the request; else notes what it costs, and lets it pass. */
    permit: (request: ApiRequest) => Promise<void>;
};
export declare function overBudget({ kind, spent, wanted, most }: Spend): Problem;
/** Why nothing at all of this kind may be sent; the budget comes after that. */
export declare function refusalOf(sending: Sending, policy: ContactPolicy, dryRun: boolean): Problem | undefined;
export declare function createGuard(of: {
    policy: ContactPolicy;
    ledger: Ledger;
    dryRun: boolean;
}): Guard;
/** Not even what somebody else's contact has left over is touched. */
export declare const contactProblems: (contact: string, policy: ContactPolicy) => Problem[];
/** A flow dials and texts by itself, where no guard of ours stands: the numbers that it names must be permitted as well. */
export declare function flowProblems({ states }: FlowDefinition, policy: ContactPolicy): Problem[];
