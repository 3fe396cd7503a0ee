// The location of a scenario's error: reporters can print it, but cannot copy the lines around it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { TestError } from '@playwright/test/reporter';
import { locateError } from '../../src/playwright/error-place.ts';
import { expect, test } from '../test.ts';

const located = (message: string, root = '/project', platform: NodeJS.Platform = 'linux'): TestError['location'] => {
  const error: TestError = { message };
  locateError(error, root, platform);
  return error.location;
};

const MESSAGE = '\u001b[31mscenarios/a/a.yaml:12:5\u001b[39m path-differs: expected `x`\n  more';

test('an error of a scenario has the line that it names', () => {
  expect(located(MESSAGE)).toMatchObject({ line: 12, column: 5 });
  expect(normalize(located(MESSAGE)?.file ?? '')).toBe('/project/scenarios/a/a.yaml');
});

test('reporters get a file name that cannot be read', () => {
  const root = test.info().outputPath('project');
  const file = join(root, 'scenarios/a/a.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'secret');
  expect(() => readFileSync(located(MESSAGE, root)?.file ?? '')).toThrow(/ENOTDIR/);
  expect(located(MESSAGE, root, 'win32')).toBeUndefined();
});

test('any other error has no location', () => {
  expect(located('Timeout of 10 s')).toBeUndefined();
  expect(located('a.spec.ts:3:1 path-differs: expected')).toBeUndefined();
});
