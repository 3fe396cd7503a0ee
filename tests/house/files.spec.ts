// The rules of this repository for files: the first line, the length, the names of folders.
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from '../test.ts';
import { ROOT, sourceFiles } from './sources.ts';

const files = [...sourceFiles('src'), ...sourceFiles('fixtures')];
const linesOf = (file: string) => readFileSync(join(ROOT, file), 'utf8').split('\n');

test('the first line of each file says what it is for', () => {
  expect(files.length).toBeGreaterThan(300);
  const silent = files.filter(
    (file) => !/^(\/\/|\/\*\*) \S.*/.test(linesOf(file).find((line) => !line.startsWith('#!')) ?? ''),
  );
  expect(silent).toEqual([]);
});

test('no file is over 400 lines, and half of them are short', () => {
  const lengths = files.map((file) => ({ file, lines: linesOf(file).length - 1 }));
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
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

/** The code without texts and comments. */
const codeOf = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/\/\/.*$/gm, '');

const ENUM = /\benum [A-Z]\w*\s*\{/;
const ANY = /(?:[:<,|&(]|\bas|=>)\s*any\b(?!\s*[:(])/;
const CLASS = /\bclass \w+([^{]*)\{/g;
/** Classes that a tool requires: errors, reporters, the SDK's HTTP client and Liquid's tags. */
const DEMANDED = /^ (?:extends (?:Error|Reporter|RequestClient|ForTag|TablerowTag)|implements Reporter) $/;

const offends = (code: string): boolean =>
  ENUM.test(code) || ANY.test(code) || [...code.matchAll(CLASS)].some(([, kind = '']) => !DEMANDED.test(kind));

test('there are no enums, no any, and no classes except those that a tool or Error requires', () => {
  expect(files.filter((file) => offends(codeOf(file)))).toEqual([]);
});

for (const code of [
  'enum Color {',
  'let x: any;',
  'x as any',
  'Map<string, any>',
  'class A {',
  'class A extends B {',
]) {
  test(`the check for enum, any and classes finds \`${code}\``, () => {
    expect(offends(code)).toBe(true);
  });
}

test('the check for enum, any and classes accepts the classes that tools require', () => {
  const fine = ['class A extends Error {', 'class B implements Reporter {', "import { any } from 'x';"];
  expect(fine.filter(offends)).toEqual([]);
});
