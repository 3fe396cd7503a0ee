// The reason why a file cannot be written is given as text, for every kind of disk that this machine has.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwritable, whyFailed, whyUnwritable } from '../src/unwritable.ts';
import { expect, test } from './test.ts';

const failure = (code: string) => Object.assign(new Error(`${code}: in Node's words`), { code });

for (const [code, reason] of [
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'permission denied'],
  ['ENOTDIR', 'a file is in the place of a folder'],
  ['EEXIST', 'a file is in the place of a folder'],
  ['EISDIR', 'a folder is in the place of a file'],
] as const) {
  test(`${code} is explained as text`, () => {
    expect(unwritable('The summary', 'reports/summary.md', failure(code))).toBe(
      `The summary could not be written to reports/summary.md: ${reason}`,
    );
  });
}

test('an unknown error is quoted', () => {
  expect(whyFailed('reports/x', failure('EIO'))).toBe("EIO: in Node's words");
  expect(whyFailed('reports/x', 'no error')).toBe('no error');
});

test('a folder that can be created is writable, one below a file is not', () => {
  const folder = test.info().outputPath('project');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a-file'), '');
  expect(whyUnwritable(join(folder, 'not/there/yet'))).toBeUndefined();
  expect(whyUnwritable(join(folder, 'a-file/below'))).toBe('a file is in the place of a folder');
});

test('a missing folder that cannot be created has the reason why', () => {
  const file = test.info().outputPath('a-file');
  writeFileSync(file, '');
  expect(whyFailed(join(file, 'reports/x.md'), failure('ENOENT'))).toBe('a file is in the place of a folder');
});

test('a full device is reported as a full disk', () => {
  test.skip(!existsSync('/dev/full'), 'Linux has such a device');
  const file = test.info().outputPath('full');
  mkdirSync(join(file, '..'), { recursive: true });
  symlinkSync('/dev/full', file);
  const write = () => writeFileSync(file, 'x');
  expect(write).toThrow();
  try {
    write();
  } catch (error) {
    expect(whyFailed(file, error)).toBe('the disk is full');
  }
});
