// Leases a contact's number for one scenario, so that no other scenario on this machine uses it at the same time.
import { join } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { type Lock, type Locking, lockOne } from './lock.ts';
import { bareNumber, type ContactPolicy } from './policy.ts';

export type Lease = Lock & { number: string };

export type Leasing = {
  policy: ContactPolicy;
  /** The folder of the locks, shared by all runs on this machine. */
  folder: string;
  locking: Locking;
  /** How long to wait for a number to become free. */
  seconds: number;
};

export const lockOf = (folder: string, number: string): string => join(folder, `${bareNumber(number)}.lock`);

const emptyPool: Problem = {
  code: 'no-contacts',
  message: 'The scenario has no `to`, and `flowproof.contacts` has no numbers to lease one from.',
  fix: 'list numbers of your account in `flowproof.contacts` in playwright.config.ts (each shard needs at least one)',
};

function allTaken({ policy, seconds }: Leasing, number: string | undefined): Problem {
  const what = number ?? `each of the ${policy.contacts.length} numbers of the pool`;
  return {
    code: 'contacts-busy',
    message: `For ${seconds} s, ${what} was in use by other scenarios.`,
    fix: number
      ? 'give scenarios that run in parallel different contacts, or no `to` so that each leases one'
      : 'add numbers to `flowproof.contacts`, or use as many workers as there are numbers',
  };
}

/** Leases the scenario's number, or the first free one of the pool; waits if necessary. */
export async function leaseContact(leasing: Leasing, number?: string): Promise<Lease> {
  const { policy, folder, locking, seconds } = leasing;
  const candidates = number ? [number] : policy.contacts;
  if (candidates.length === 0) throw new FlowproofError([emptyPool]);
  const files = candidates.map((one) => lockOf(folder, one));
  const held = await lockOne(files, locking, locking.clock.now() + seconds * 1000);
  if (!held) throw new FlowproofError([allTaken(leasing, number)]);
  return { number: candidates[files.indexOf(held.file)] ?? '', release: held.release };
}
