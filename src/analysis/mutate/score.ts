// How well the scenarios of flows detect faults, in numbers.
import type { Status, Verdict } from './judge-mutants.ts';

export type Counts = Record<Status, number> & { total: number };

const NONE: Counts = { total: 0, killed: 0, timedOut: 0, survived: 0, notCovered: 0, equivalent: 0, invalid: 0 };

export function countsOf(verdicts: readonly Pick<Verdict, 'status'>[]): Counts {
  const counts = { ...NONE, total: verdicts.length };
  for (const { status } of verdicts) counts[status] += 1;
  return counts;
}

/** (killed + timed out) / (all - equivalent - invalid), in percent with one decimal; uncovered mutants count as not detected. */
export function scoreOf({ total, killed, timedOut, equivalent, invalid }: Counts): number {
  const possible = total - equivalent - invalid;
  return possible === 0 ? 100 : Math.floor(((killed + timedOut) / possible) * 1000) / 10;
}
