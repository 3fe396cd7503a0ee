// The summary uses the coverage reporter's data of its own run only.
import { writeFileSync } from 'node:fs';
import { coverageDigest, endOf } from '../../src/reporters/coverage-digest.ts';
import { expect, test } from '../test.ts';

const result = { status: 'passed', startTime: new Date('2026-01-01T00:00:00Z'), duration: 1000 } as const;
const changed = { flow: 'menu', failing: ['a'], passing: [], changes: [{ text: 'b was added' }] };
const written = (generatedAt: string) =>
  JSON.stringify({ generatedAt, changes: [changed, { ...changed, failing: [] }], shortfalls: [] });

test('flows with failing scenarios are listed', () => {
  const file = test.info().outputPath('coverage.json');
  writeFileSync(file, written(endOf(result)));
  expect(coverageDigest(file, result)).toEqual({ changed: [changed], short: [] });
});

test('the data of another run, or no data, is ignored', () => {
  const file = test.info().outputPath('coverage.json');
  const nothing = { changed: [], short: [] };
  expect(coverageDigest(file, result)).toEqual(nothing);
  writeFileSync(file, written('2025-12-31T00:00:00.000Z'));
  expect(coverageDigest(file, result)).toEqual(nothing);
});
