// Records what a run has spent, in one file for all of its workers.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { whyFailed } from '../unwritable.ts';
import { type Locking, withLock } from './lock.ts';
import type { Budget, SpendKind } from './policy.ts';

/** A cost that was refused. */
export type Spend = { kind: SpendKind; wanted: number; spent: number; most: number };

export type Ledger = {
  /** Records the cost unless it exceeds the budget: then nothing is recorded, and the excess is returned. */
  spend: (cost: Budget) => Promise<Spend | undefined>;
  /** Records what has already been spent, regardless of the budget. */
  record: (cost: Budget) => Promise<void>;
  total: () => Promise<Budget>;
};

export const KINDS: readonly SpendKind[] = ['messages', 'calls', 'minutes'];

export const sum = (a: Budget, b: Budget): Budget => ({
  messages: a.messages + b.messages,
  calls: a.calls + b.calls,
  minutes: a.minutes + b.minutes,
});

export const NOTHING: Budget = { messages: 0, calls: 0, minutes: 0 };

/** A line that a killed worker wrote only in part counts as nothing. */
function readLine(line: string): Budget {
  try {
    return { ...NOTHING, ...(JSON.parse(line) as Partial<Budget>) };
  } catch {
    return NOTHING;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What was spent according to a run's file; a run that has spent nothing has none. */
export async function readSpend(file: string): Promise<Budget> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine)
    .reduce(sum, NOTHING);
}

/** The first kind of cost that exceeds the budget. Kinds without a cost are not checked. */
function excessOf(cost: Budget, spent: Budget, budget: Budget): Spend | undefined {
  const kind = KINDS.find((one) => cost[one] > 0 && spent[one] + cost[one] > budget[one]);
  return kind && { kind, wanted: cost[kind], spent: spent[kind], most: budget[kind] };
}

function cannotRecord(file: string, error: unknown): Problem {
  const message = `The spending of this run cannot be recorded in ${file}: ${whyFailed(file, error)}.`;
  return {
    code: 'cannot-record-spending',
    message,
    fix: 'free disk space, or give this user write access to the folder',
  };
}

async function append(file: string, cost: Budget): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    // A line that a killed worker wrote only in part has no newline: this one starts on a new line.
    await appendFile(file, `\n${JSON.stringify(cost)}\n`);
  } catch (error) {
    throw new FlowproofError([cannotRecord(file, error)]);
  }
}

/** A ledger in `file`; a lock beside it serializes the workers. */
export function openLedger(of: { file: string; budget: Budget; locking: Locking }): Ledger {
  const { file, budget, locking } = of;
  return {
    spend: (cost) =>
      withLock(`${file}.lock`, locking, async () => {
        const excess = excessOf(cost, await readSpend(file), budget);
        if (!excess) await append(file, cost);
        return excess;
      }),
    record: (cost) => withLock(`${file}.lock`, locking, () => append(file, cost)),
    total: () => readSpend(file),
  };
}
