// The summary uses the coverage reporter's data of its own run only.
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { coverageDigest, endOf } from '../../src/reporters/coverage-digest.ts';

const result = { status: 'passed', startTime: new Date('2026-01-01T00:00:00Z'), duration: 1000 } as const;
const changed = { flow: 'menu', failing: ['a'], passing: [], changes: [{ text: 'b was added' }] };
const written = (generatedAt: string) =>
  JSON.stringify({ generatedAt, changes: [changed, { ...changed, failing: [] }], shortfalls: [] });

test('flows with failing scenarios are listed', ({ browserName: _ }, testInfo) => {
  const file = testInfo.outputPath('coverage.json');
  writeFileSync(file, written(endOf(result)));
  expect(coverageDigest(file, result)).toEqual({ changed: [changed], short: [] });
});

test('the data of another run, or no data, is ignored', ({ browserName: _ }, testInfo) => {
  const file = testInfo.outputPath('coverage.json');
  const nothing = { changed: [], short: [] };
  expect(coverageDigest(file, result)).toEqual(nothing);
  writeFileSync(file, written('2025-12-31T00:00:00.000Z'));
  expect(coverageDigest(file, result)).toEqual(nothing);
});
