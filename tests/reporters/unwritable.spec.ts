// Reports that cannot be written are named, cost the run its exit code, and nothing else.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FullResult } from '@playwright/test/reporter';
import { dropBrokenLines } from '../../src/reporters/allure-history.ts';
import { withPolicy } from '../../src/reporters/analytics.ts';
import SummaryReporter from '../../src/reporters/summary.ts';

const RESULT = { status: 'passed', duration: 1, startTime: new Date(0) } as FullResult;

test('a file in the place of the folder for the summary fails the run, and no stack is shown', async () => {
  const folder = test.info().outputPath('reports');
  writeFileSync(folder, 'a file');
  const reporter = new SummaryReporter({ outputFile: `${folder}/summary.md` });
  expect(await reporter.onEnd(RESULT)).toEqual({ status: 'failed' });
});

test('a summary that can be written leaves the status as it is', async () => {
  const file = test.info().outputPath('reports/summary.md');
  expect(await new SummaryReporter({ outputFile: file }).onEnd(RESULT)).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toContain('0 passed');
});

test('broken lines of a history are dropped with a warning, and not carried on', () => {
  const file = test.info().outputPath('history/allure.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '{"uuid":"1"}\nnot json\n\n{"uuid":"2"}\n{"uuid":"3","na');
  expect(dropBrokenLines(dirname(file))).toEqual([expect.stringContaining('allure.jsonl: 2 lines could not be read')]);
  expect(readFileSync(file, 'utf8')).toBe('{"uuid":"1"}\n{"uuid":"2"}\n');
  expect(dropBrokenLines(dirname(file))).toEqual([]);
});

test('no history is no mistake', () => {
  expect(dropBrokenLines(test.info().outputPath('nowhere'))).toEqual([]);
});

test("Allure's page may load nothing from outside", () => {
  const page = withPolicy('<html><head lang="en"><title>x</title></head></html>');
  expect(page).toContain(
    '<head lang="en"><meta http-equiv="Content-Security-Policy" content="default-src \'self\' data:',
  );
  expect(page).not.toMatch(/https?:/);
});
