// Replaces a file atomically: readers see the old or the new text, and nothing in between.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { alignItems } from './align.ts';

export function replaceFile(file: string, text: string, unique: string): void {
  const beside = `${file}.${unique}.tmp`;
  try {
    writeFileSync(beside, text, { mode: statSync(file).mode });
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}

export const textIn = (file: string): string => readFileSync(file, 'utf8');

const CONTEXT = 2;

type Line = { sign: ' ' | '-' | '+'; text: string; at: number };

function linesOf(before: readonly string[], after: readonly string[]): Line[] {
  return [...alignItems(before, after)].flatMap((step): Line[] => {
    const removed = 'was' in step ? { sign: '-' as const, text: before[step.was] ?? '', at: step.was + 1 } : undefined;
    const added = 'is' in step ? { sign: '+' as const, text: after[step.is] ?? '', at: step.is + 1 } : undefined;
    if (step.kind === 'keep') return removed ? [{ ...removed, sign: ' ' }] : [];
    return [removed, added].filter((line) => line !== undefined);
  });
}

/** The changed lines of a text with a few around them, as `diff` shows them. */
export function diffOf(before: string, after: string): string {
  const lines = linesOf(before.split('\n'), after.split('\n'));
  const near = (index: number) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' ');
  return lines
    .flatMap((line, index) => {
      if (!near(index)) return [];
      const head = index > 0 && !near(index - 1) ? [`@@ line ${line.at} @@`] : [];
      return [...head, `${line.sign}${line.text}`];
    })
    .join('\n');
}
