// The generated page of widgets is up to date and complete.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../src/emulator/engine/behaviour.ts';
import { limitsIn, supportPage } from '../../src/emulator/support.ts';
import { widgets } from '../../src/emulator/widgets/index.ts';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const dialect = read('src/liquid/dialect.ts');
const limits = read('src/emulator/engine/limits.ts');

test('docs/widgets.md is what `npm run docs` writes', () => {
  expect(read('docs/widgets.md'), 'run npm run docs').toBe(supportPage(`${dialect}\n${limits}`));
});

test('every widget has its row', () => {
  const rows = supportPage('').matchAll(/^\| `([a-z][a-z0-9-]+)` \|/gm);
  expect([...rows].map(([, type]) => type)).toEqual(Object.keys(widgets));
});

test('every limit is on the page, with its basis', () => {
  const names = [...limits.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  expect(limitsIn(limits).map(({ name }) => name)).toEqual(names);
});

test('a row stays one row, also with line breaks and pipes in its text', () => {
  const page = supportPage('/** a | b */\nexport const A = 1;\n');
  expect(page).toContain('| A | `1` | a \\| b |');
});

test('every setting is on the page with its question and its other values', () => {
  const page = supportPage('');
  for (const [name, { question, value, others }] of Object.entries(SETTINGS)) {
    expect(page).toContain(`| ${question} | \`${name}\` | \`${value}\``);
    expect(others).not.toContain(value);
    expect(others.length).toBeGreaterThan(0);
  }
});

test('widgets and settings are counted by their basis', () => {
  const rows = [...supportPage('').matchAll(/^\| (documented|observed|assumed|open) \| .* \| (\d+) \| (\d+) \|$/gm)];
  const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column]), 0);
  expect([sum(2), sum(3)]).toEqual([Object.keys(widgets).length, Object.keys(SETTINGS).length]);
});
