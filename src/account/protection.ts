// Protects a test account: which numbers a run may contact, what it may spend, and which contact each scenario leases.
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

/** Shared by all runs on this machine, since they would use the same numbers. */
const LOCKS = join(tmpdir(), 'flowproof-contacts');

/** A lock on a contact that no other process on this machine is using, for cleanup. */
export const contactAlone = (number: string): Promise<Lock | undefined> => tryLock(lockOf(LOCKS, number), LOCKING);

export type Protection = {
  policy: ContactPolicy;
  guard: Guard;
  /** Leases the given number, or a free one, for one scenario; waits at most `seconds`. */
  lease: (number: string | undefined, seconds: number) => Promise<Lease>;
  /** Records what a flow has sent itself; returns everything spent by this worker since the last call. */
  recordSpending: (byFlow: Budget) => Promise<Budget>;
};

/** A ledger that also counts what this worker has spent since the last call. */
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
  /** Shared by all workers of a run, and emptied when a run starts. */
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
