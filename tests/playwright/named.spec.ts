// How scenario files and lines on the command line become specs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { around, namedFiles, standIns } from '../../src/playwright/named.ts';
import { PLACE, scenario } from '../session/judged.ts';

/** A folder with `flows/a.yaml` and `flows/b.yml`. */
function folderOf(): string {
  const folder = test.info().outputPath('files');
  mkdirSync(join(folder, 'flows'), { recursive: true });
  for (const name of ['a.yaml', 'b.yml']) writeFileSync(join(folder, 'flows', name), '');
  return folder;
}

test('files are named with their lines, once', () => {
  const folder = folderOf();
  const args = ['test', 'flows/a.yaml:4', 'flows/a.yaml:9:3', 'flows/gone.yaml', '--headed'];
  expect(namedFiles(args, folder)).toEqual([{ file: join(folder, 'flows/a.yaml'), lines: [4, 9] }]);
});

test('a folder names all of its files', () => {
  const folder = folderOf();
  expect(namedFiles(['test', 'flows'], folder).map(({ file }) => file)).toEqual([
    join(folder, 'flows/a.yaml'),
    join(folder, 'flows/b.yml'),
  ]);
});

test('a part of a path names the files whose path holds it', () => {
  const folder = folderOf();
  mkdirSync(join(folder, 'scenarios/hotel'), { recursive: true });
  writeFileSync(join(folder, 'scenarios/hotel/guests.yaml'), '');
  const named = (...args: string[]) => namedFiles(args, folder).map(({ file }) => file);
  expect(named('test', 'Guests')).toEqual([join(folder, 'scenarios/hotel/guests.yaml')]);
  for (const others of [
    ['test', '-g', 'hotel'],
    ['test', 'scenarios'],
    ['test', '*'],
    ['show-report', 'hotel'],
  ])
    expect(named(...others)).toEqual([]);
});

test('each named file has a spec whose path contains its own', () => {
  const folder = folderOf();
  const [spec = ''] = standIns(['flows/a.yaml:4'], { folder, into: join(folder, 'into') });
  expect(spec).toContain('flows/a.yaml');
  expect(readFileSync(spec, 'utf8')).toContain('{ lines: [4] }');
});

test('other lines of a file have a spec of their own, so that two commands may run at once', () => {
  const folder = folderOf();
  const into = join(folder, 'into');
  const specs = ['flows/a.yaml:4', 'flows/a.yaml:5'].flatMap((arg) => standIns([arg], { folder, into }));
  expect(new Set(specs).size).toBe(2);
});

test('a line means the scenario around it, or the row that stands there', () => {
  const at = (line: number, declared = line) =>
    scenario({}, { place: { ...PLACE, line }, declaredAt: { ...PLACE, line: declared } });
  const [first, row, other] = [at(4), at(11, 9), at(12, 9)];
  const all = [first, row, other];
  expect(around(6, all)).toEqual([first]);
  expect(around(11, all)).toEqual([row]);
  expect(around(20, all)).toEqual([row, other]);
  expect(around(1, all)).toEqual([]);
});
