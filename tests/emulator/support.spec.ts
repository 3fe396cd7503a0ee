// The generated page of widgets: up to date, and whole.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { assumptionsIn, supportPage } from '../../src/emulator/support.ts';
import { widgets } from '../../src/emulator/widgets/index.ts';
import { ROOT } from '../house/sources.ts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const dialect = read('src/liquid/dialect.ts');
const assumptions = read('src/emulator/engine/assumptions.ts');

test('docs/widgets.md is what `npm run docs` writes', () => {
  expect(read('docs/widgets.md'), 'run npm run docs').toBe(supportPage(`${dialect}\n${assumptions}`));
});

test('every widget has its row', () => {
  const rows = supportPage('').matchAll(/^\| `([\w-]+)` \|/gm);
  expect([...rows].map(([, type]) => type)).toEqual(Object.keys(widgets));
});

test('every constant is told, with what it rests on', () => {
  const names = [...assumptions.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  expect(assumptionsIn(assumptions).map(({ name }) => name)).toEqual(names);
});

test('a row stays one row, whatever its text holds', () => {
  const page = supportPage('/** a | b */\nexport const A = 1;\n');
  expect(page).toContain('| A | `1` | a \\| b |');
});
