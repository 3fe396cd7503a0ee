// Every fault at every call: the result is right, or the error names the call and the cause. The table is in docs/faults.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';
import { type Line, playRow } from './cells.ts';
import { introduction, MEANINGS, PAGE, readPage, sectionOf, withSection } from './page.ts';
import { ROWS, titleOf } from './rows.ts';

const file = join(ROOT, PAGE);
const read = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const problemsOf = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ kind, cells }) => cells.flatMap(({ problems }) => problems.map((one) => `${kind.name}: ${one}`)));

for (const row of ROWS) {
  test(`a scenario passes, or names the call and the cause, when a fault hits ${titleOf(row)}`, async () => {
    const { config } = test.info();
    const lines = await playRow(row);
    expect(problemsOf(lines)).toEqual([]);
    const section = sectionOf(row, lines);
    // `npm run docs` writes the page, with one worker.
    if (['all', 'changed'].includes(config.updateSnapshots)) writeFileSync(file, withSection(read(), row, section));
    expect(readPage(read()).sections.get(titleOf(row)), 'run npm run docs').toBe(section.trimEnd());
  });
}

test('the page of faults has its introduction, and exactly the rows that are played', () => {
  const { intro, sections } = readPage(read());
  expect(intro, 'run npm run docs').toBe(introduction());
  expect([...sections.keys()]).toEqual(ROWS.map(titleOf));
});

test('each outcome of the table has its meaning', () => {
  const listed = [...readPage(read()).sections.values()].join('\n').matchAll(/`([a-z-]+)` (?=\|)/g);
  const outcomes = new Set([...listed].map(([, outcome = '']) => outcome));
  expect(outcomes.size).toBeGreaterThan(5);
  expect([...outcomes].filter((outcome) => !(outcome in MEANINGS))).toEqual([]);
});
