// What the coverage reporter wrote about this run, for the summary: changed flows that fail, and measures below their thresholds.
import { readFileSync } from 'node:fs';
import type { FullResult } from '@playwright/test/reporter';

export type ChangedFlow = { flow: string; failing: readonly string[]; changes: readonly { text: string }[] };
export type Short = { flow: string; measure: string; percent: number; wanted: number };
export type CoverageDigest = { changed: readonly ChangedFlow[]; short: readonly Short[] };

type Written = { generatedAt: string; changes: ChangedFlow[]; shortfalls: Short[] };

/** When a run ended: the reports of one run have the same value. */
export const endOf = ({ startTime, duration }: FullResult): string =>
  new Date(startTime.getTime() + duration).toISOString();

const NOTHING: CoverageDigest = { changed: [], short: [] };

/** The content of `coverage.json`; undefined if another run wrote it. */
export function coverageDigest(file: string, result: FullResult): CoverageDigest {
  try {
    const { generatedAt, changes, shortfalls }: Written = JSON.parse(readFileSync(file, 'utf8'));
    if (generatedAt !== endOf(result)) return NOTHING;
    return { changed: changes.filter(({ failing }) => failing.length > 0), short: shortfalls };
  } catch {
    return NOTHING;
  }
}
