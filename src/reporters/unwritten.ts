// Ends a run whose report could not be written: the reporter prints why, and the run fails.
import process from 'node:process';
import { saying } from './coverage-checks.ts';

/** A merge takes no status from its reporters: only one that throws makes it fail. */
export function failFor(reports: readonly string[], merging: boolean): { status: 'failed' } | undefined {
  if (reports.length === 0) return undefined;
  if (merging) throw saying(reports.join('\n'));
  process.stderr.write(`${reports.join('\n')}\n`);
  return { status: 'failed' };
}
