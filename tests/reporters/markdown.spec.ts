// The summary that a run leaves in Markdown.
import { expect, test } from '@playwright/test';
import { renderSummary } from '../../src/reporters/markdown.ts';

const failed = {
  flow: 'menu',
  scenario: 'wrong key',
  target: 'emulator',
  place: 'scenarios/menu/a.yaml:7',
  reason: 'expected a, went to b',
};
const summary = { passed: 3, failed: [], flaky: 0, skipped: 0, seconds: 1.234 };

test('a green run is one line of counts', () => {
  expect(renderSummary(summary)).toBe('## Flowproof: every flow kept its path\n\n3 passed, 0 failed in 1.2 s\n');
});

test('a failed scenario is a row with flow, scenario and where it left its path', () => {
  const text = renderSummary({ ...summary, failed: [failed] });
  expect(text).toContain('| menu | wrong key | emulator | expected a, went to b | scenarios/menu/a.yaml:7 |');
});

test('a name cannot break the table or bring markup', () => {
  const text = renderSummary({ ...summary, failed: [{ ...failed, scenario: 'a | b <img src=x>\n## c' }] });
  expect(text).toContain('| a \\| b \\<img src=x\\> \\#\\# c |');
});

test('a flood of failures is cut, and the cut is told', () => {
  const text = renderSummary({ ...summary, failed: Array.from({ length: 60 }, () => failed) });
  expect(text).toContain('… and 10 more');
});
