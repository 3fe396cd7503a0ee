// The house rules that a file can be checked for: its first line, its length, the name of its folder.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT, sourceFiles } from './sources.ts';

const files = [...sourceFiles('src'), ...sourceFiles('fixtures')];
const linesOf = (file: string) => readFileSync(join(ROOT, file), 'utf8').split('\n');

test('the first line of each file says what it is for', () => {
  const silent = files.filter(
    (file) => !/^(\/\/|\/\*\*) \S.*/.test(linesOf(file).find((line) => !line.startsWith('#!')) ?? ''),
  );
  expect(silent).toEqual([]);
});

test('no file is over 250 lines, and half of them are short', () => {
  const lengths = files.map((file) => ({ file, lines: linesOf(file).length - 1 }));
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
});

test('folders are nouns of the domain', () => {
  const vague = new Set(['utils', 'helpers', 'common', 'types', 'services', 'lib', 'misc']);
  expect(files.filter((file) => file.split(sep).some((part) => vague.has(part)))).toEqual([]);
});

test('each source folder has specs that mirror it', () => {
  const folders = new Set(
    sourceFiles('src')
      .filter((file) => file.split(sep).length > 2)
      .map((file) => file.split(sep)[1] ?? ''),
  );
  expect([...folders].filter((folder) => folder !== 'cli' && !existsSync(join(ROOT, 'tests', folder)))).toEqual([]);
});

test('no enum, no any and no class but those that a tool or Error demands', () => {
  const wrong = files.flatMap((file) =>
    linesOf(file)
      .filter(
        (line) =>
          /^\s*(export )?(const )?enum /.test(line) ||
          /^\s*(export )?(default )?(abstract )?class \w+( \{|<)/.test(line),
      )
      .map((line) => `${basename(file)}: ${line.trim()}`),
  );
  // A Playwright reporter is a class by Playwright's demand; it implements Reporter.
  expect(wrong.filter((line) => !line.includes('implements Reporter'))).toEqual([]);
});
