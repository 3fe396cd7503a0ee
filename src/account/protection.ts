// What protects a test account: whom a run may reach, what it may spend, and which of the contacts a scenario has for itself.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FlowproofError } from '../errors.ts';
import { systemClock } from '../workflow/client.ts';
import { createGuard, type Guard } from './guard.ts';
import { type Lease, leaseContact, lockOf } from './lease.ts';
import { type Lock, type Locking, tryLock } from './lock.ts';
import { type Budget, type ContactOptions, type ContactPolicy, policyOf, policyProblems, shareOf } from './policy.ts';
import { isOrphaned, isOwnerAlive, ownerHere } from './processes.ts';
import { type Ledger, NOTHING, openLedger, sum } from './spend.ts';

const LOCKING: Locking = { clock: systemClock, owner: ownerHere(), unique: randomUUID, isAlive: isOwnerAlive };

/** Locks are for all runs on this machine: two of them would use the same numbers. */
const LOCKS = join(tmpdir(), 'flowproof-contacts');

/** A contact that nobody else on this machine uses at this moment, for whoever has to clean up after it. */
export const contactAlone = (number: string): Promise<Lock | undefined> => tryLock(lockOf(LOCKS, number), LOCKING);

export type Protection = {
  policy: ContactPolicy;
  guard: Guard;
  /** The number that is given, or a free one, for one scenario alone; waits so many seconds for it. */
  lease: (number: string | undefined, seconds: number) => Promise<Lease>;
  /** Records what a flow has sent by itself; all that was spent here since the last time comes back. */
  recordSpending: (byFlow: Budget) => Promise<Budget>;
};

/** A ledger that also knows what this worker has spent since it was asked last. */
function countedBy(ledger: Ledger): { ledger: Ledger; recordSpending: Protection['recordSpending'] } {
  let own = NOTHING;
  const spend: Ledger['spend'] = async (cost) => {
    const excess = await ledger.spend(cost);
    if (!excess) own = sum(own, cost);
    return excess;
  };
  const recordSpending: Protection['recordSpending'] = async (byFlow) => {
    if (Object.values(byFlow).some((amount) => amount > 0)) await ledger.record(byFlow);
    const all = sum(own, byFlow);
    own = NOTHING;
    return all;
  };
  return { ledger: { ...ledger, spend }, recordSpending };
}

export type Protecting = {
  options: ContactOptions;
  shard: Parameters<typeof shareOf>[1];
  /** All workers of a run share it, and it is emptied when a run starts. */
  folder: string;
  /** Nothing is sent. */
  dryRun: boolean;
};

export function protect({ options, shard, folder, dryRun }: Protecting): Protection {
  const policy = shareOf(policyOf(options), shard);
  const problems = policyProblems(policy);
  if (problems.length > 0) throw new FlowproofError(problems);
  const file = join(folder, 'spent.jsonl');
  const { ledger, recordSpending } = countedBy(openLedger({ file, budget: policy.budget, locking: LOCKING }));
  return {
    policy,
    guard: createGuard({ policy, ledger, dryRun, isOrphaned }),
    lease: (number, seconds) => leaseContact({ policy, folder: LOCKS, locking: LOCKING, seconds }, number),
    recordSpending,
  };
}
