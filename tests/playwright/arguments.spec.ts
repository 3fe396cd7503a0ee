// How the arguments of `playwright test` are read: files, lines, and whether some of the tests run only.

import { linesNamed, readPlaywrightArguments } from '../../src/playwright-arguments.ts';
import { expect, test } from '../test.ts';

const read = (line: string) => readPlaywrightArguments(['node', '/bin/playwright', ...line.split(' ')]);

test('arguments that are neither options nor their values name files', () => {
  const { files } = read(
    'test -c x.ts --project a b --workers 2 -g word a.yaml:7 --shuffle 7 -u changed b.yaml:9:3 -x c',
  );
  expect(files).toEqual([{ pattern: 'a.yaml', line: 7 }, { pattern: 'b.yaml', line: 9 }, { pattern: 'c' }]);
});

test('arguments after two dashes are not for Playwright', () => {
  expect(read('test -- a.yaml').files).toEqual([]);
});

test('other commands name no files', () => {
  expect(read('show-report a.yaml')).toEqual({
    files: [],
    filtered: false,
    lists: false,
    updates: false,
    projects: [],
    lastFailed: false,
  });
});

test('a listing runs nothing', () => {
  expect(read('test --list').lists).toBe(true);
});

for (const [argument, lines] of [
  ['scenarios/a.yaml:7', [7]],
  ['A.YAML:7', [7]],
  ['a.yaml', []],
  ['b.yaml:7', []],
  ['/a\\.yaml$/:7', [7]],
  ['(:7', []],
] as const)
  test(`\`${argument}\` gives the lines ${JSON.stringify(lines)} of a file`, () => {
    expect(linesNamed(read(`test ${argument}`).files, '/work/scenarios/a.yaml')).toEqual(lines);
  });

test('-u updates without a value, and with all and changed', () => {
  expect(
    ['-u', '-u a.yaml', '--update-snapshots', '-u all', '--update-snapshots=changed'].map(
      (rest) => read(`test ${rest}`).updates,
    ),
  ).toEqual(Array(5).fill(true));
  expect(['', '-u none', '--update-snapshots=missing'].map((rest) => read(`test ${rest}`).updates)).toEqual(
    Array(3).fill(false),
  );
});

test('a name, a tag and projects are read in each of their forms', () => {
  expect(['-g a', '-ga', '--grep a', '--grep=a'].map((rest) => read(`test ${rest}`).grep)).toEqual(Array(4).fill('a'));
  expect(read('test --project a b --list').projects).toEqual(['a', 'b']);
  expect(read('test --project=a b.yaml').projects).toEqual(['a']);
});
