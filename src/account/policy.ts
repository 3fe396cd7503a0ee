// Which numbers a run may contact on a real account, and how much it may spend there.
import type { Problem } from '../errors.ts';

/** The most that a run may spend: the contact's own messages and calls, and those that the flow sends to it. */
export type Budget = { messages: number; calls: number; minutes: number };

export type SpendKind = keyof Budget;

export type ContactPolicy = {
  /** Numbers of the account that scenarios may use as their contact, one scenario at a time. */
  contacts: readonly string[];
  /** Further numbers that may be contacted: the flows' own, and those that a flow may transfer to. */
  allow: readonly string[];
  budget: Budget;
};

/** The option `flowproof` as the user writes it. */
export type ContactOptions = { contacts?: readonly string[]; allow?: readonly string[]; budget?: Partial<Budget> };

export const DEFAULT_BUDGET: Budget = { messages: 200, calls: 30, minutes: 60 };

/** The contact's number on the emulator, if a scenario has none. */
export const EMULATOR_CONTACT = '+15550100001';

/** The flow's number on the emulator, if a scenario has none. */
export const EMULATOR_FLOW_NUMBER = '+15550100000';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Strips the channel of addresses such as `whatsapp:+1555…`: it says how a number is contacted, not which. */
export const bareNumber = (address: string): string => address.replace(/^[a-z]+:/, '').trim();

export const policyOf = ({ contacts = [], allow = [], budget = {} }: ContactOptions = {}): ContactPolicy => ({
  contacts: [...new Set(contacts.map(bareNumber))],
  allow: [...new Set(allow.map(bareNumber))],
  budget: { ...DEFAULT_BUDGET, ...budget },
});

function badNumber(list: 'contacts' | 'allow', number: string): Problem {
  return {
    code: 'bad-policy',
    message: `\`flowproof.${list}\` holds "${number}", which is not a phone number.`,
    fix: 'write it in E.164: a plus, the country code, the number, as in +15550100001',
  };
}

function badBudget(kind: string, amount: unknown): Problem {
  return {
    code: 'bad-policy',
    message: `\`flowproof.budget.${kind}\` is ${String(amount)}.`,
    fix: 'write a whole number, 0 or more',
  };
}

/** What is wrong with the option. */
export function policyProblems({ contacts, allow, budget }: ContactPolicy): Problem[] {
  const wrong = (list: 'contacts' | 'allow', numbers: readonly string[]) =>
    numbers.filter((number) => !E164.test(number)).map((number) => badNumber(list, number));
  const amounts = Object.entries(budget).filter(([, amount]) => !(Number.isInteger(amount) && amount >= 0));
  return [
    ...wrong('contacts', contacts),
    ...wrong('allow', allow),
    ...amounts.map(([kind, amount]) => badBudget(kind, amount)),
  ];
}

export const isPermitted = ({ contacts, allow }: ContactPolicy, address: string): boolean =>
  [...contacts, ...allow].includes(bareNumber(address));

/** 1-based, as Playwright's `--shard` counts. */
export type Shard = { current: number; total: number };

/** The share of one shard: shards run on machines that cannot see each other, so each gets its own numbers and budget. */
export function shareOf(policy: ContactPolicy, shard: Shard | undefined): ContactPolicy {
  if (!shard || shard.total <= 1) return policy;
  const { current, total } = shard;
  const { messages, calls, minutes } = policy.budget;
  const part = (amount: number) => Math.floor(amount / total);
  return {
    contacts: policy.contacts.filter((_, index) => index % total === current - 1),
    allow: policy.allow,
    budget: { messages: part(messages), calls: part(calls), minutes: part(minutes) },
  };
}
