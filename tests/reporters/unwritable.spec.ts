// Reports that cannot be written are named and fail the run; everything else stays.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import { dropBrokenLines } from '../../src/reporters/allure-history.ts';
import { withPolicy } from '../../src/reporters/analytics.ts';
import SummaryReporter from '../../src/reporters/summary.ts';
import UncheckedReporter from '../../src/reporters/unchecked.ts';
import { EVIDENCE_ATTACHMENT } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

const RESULT = { status: 'passed', duration: 1, startTime: new Date(0) } as FullResult;

test("a file in place of the summary's folder fails the run, and no stack is shown", async () => {
  const folder = test.info().outputPath('reports');
  writeFileSync(folder, 'a file');
  const reporter = new SummaryReporter({ outputFile: `${folder}/summary.md` });
  expect(await reporter.onEnd(RESULT)).toEqual({ status: 'failed' });
});

test('a merge, which ignores the status, fails with an error that names the summary', async () => {
  const folder = test.info().outputPath('reports');
  writeFileSync(folder, 'a file');
  const outputFile = `${folder}/summary.md`;
  const merging = { outputFile, _mode: 'merge' };
  const words = `could not be written to ${relative('', outputFile)}: a file is in the place of a folder`;
  await expect(new SummaryReporter(merging).onEnd(RESULT)).rejects.toThrow(`The summary ${words}`);
});

test('on a full disk the run fails, and the other reports are written', async () => {
  test.skip(!existsSync('/dev/full'), 'Linux has a device that is always full');
  const outputFile = test.info().outputPath('not-checked.md');
  mkdirSync(dirname(outputFile), { recursive: true });
  symlinkSync('/dev/full', outputFile);
  const reporter = new UncheckedReporter({ outputFile });
  const sent = [{ kind: 'messages', name: 'thank', expected: ['Hi'], checked: false }];
  const evidence = {
    scenario: { id: 'a', file: 'a.yaml', line: 1 },
    flow: { name: 'orders' },
    target: 'emulator',
    sent,
  };
  const attachment = { name: EVIDENCE_ATTACHMENT, body: Buffer.from(JSON.stringify(evidence)) };
  reporter.onTestEnd({ id: 'a' } as TestCase, { attachments: [attachment] } as unknown as TestResult);
  expect(await reporter.onEnd()).toEqual({ status: 'failed' });
});

test('a summary that can be written leaves the status as it is', async () => {
  const file = test.info().outputPath('reports/summary.md');
  expect(await new SummaryReporter({ outputFile: file }).onEnd(RESULT)).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toContain('0 passed');
});

test('broken lines of a history are dropped with a warning, and not kept', () => {
  const file = test.info().outputPath('history/allure.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '{"uuid":"1"}\nnot json\n\n{"uuid":"2"}\n{"uuid":"3","na');
  expect(dropBrokenLines(dirname(file))).toEqual([expect.stringContaining('allure.jsonl: 2 lines could not be read')]);
  expect(readFileSync(file, 'utf8')).toBe('{"uuid":"1"}\n{"uuid":"2"}\n');
  expect(dropBrokenLines(dirname(file))).toEqual([]);
});

test('a missing history is not an error', () => {
  expect(dropBrokenLines(test.info().outputPath('nowhere'))).toEqual([]);
});

test("Allure's page may load nothing from outside", () => {
  const page = withPolicy('<html><head lang="en"><title>x</title></head></html>');
  expect(page).toContain(
    '<head lang="en"><meta http-equiv="Content-Security-Policy" content="default-src \'self\' data:',
  );
  expect(page).not.toMatch(/https?:/);
});
