import type { Problem } from '../errors.js';
/** What a run may spend at most; the contact's own messages and calls, and what the flow sends to it. */
export type Budget = {
    messages: number;
    calls: number;
    minutes: number;
};
export type SpendKind = keyof Budget;
export type ContactPolicy = {
    /** Numbers of the account that scenarios may use as their contact, one at a time. */
    contacts: readonly string[];
    /** Further numbers that may be reached: the flows' own, and whom a flow may transfer to. */
    allow: readonly string[];
    budget: Budget;
};
/** The option `flowproof` as somebody writes it. */
export type ContactOptions = {
    contacts?: readonly string[];
    allow?: readonly string[];
    budget?: Partial<Budget>;
};
export declare const DEFAULT_BUDGET: Budget;
/** What the contact is called on the emulator where a scenario does not say it. */
export declare const EMULATOR_CONTACT = "+15550100001";
/** And the flow. */
export declare const EMULATOR_FLOW_NUMBER = "+15550100000";
/** Also `whatsapp:+1555…`: the channel before the number says how it is reached, not whom. */
export declare const bareNumber: (address: string) => string;
export declare const policyOf: ({ contacts, allow, budget }?: ContactOptions) => ContactPolicy;
/** What is wrong with the option. */
export declare function policyProblems({ contacts, allow, budget }: ContactPolicy): Problem[];
export declare const isPermitted: ({ contacts, allow }: ContactPolicy, address: string) => boolean;
/** 1-based, as Playwright's `--shard` counts. */
export type Shard = {
    current: number;
    total: number;
};
/** What one shard may use: shards run on machines that cannot see each other, so that each gets numbers and money of its own. */
export declare function shareOf(policy: ContactPolicy, shard: Shard | undefined): ContactPolicy;
