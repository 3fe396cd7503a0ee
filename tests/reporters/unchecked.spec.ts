// Outputs without an expectation are counted, and fail a strict run.
import { readFileSync } from 'node:fs';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { parse } from 'yaml';
import UncheckedReporter from '../../src/reporters/unchecked.ts';
import {
  distinct,
  emptyLines,
  linesToAdd,
  notCheckedLines,
  type Seen,
  tableOf,
  tallyOf,
  uncheckedIn,
} from '../../src/reporters/unchecked-text.ts';
import type { SentOut } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

const seen = (line: number, ...sent: NonNullable<Seen['sent']>[number][]): Seen => ({
  scenario: { id: `a ${line}`, name: 'one', file: 'a.yaml', line, tags: [] },
  flow: { name: 'orders', sid: 'FW1' },
  target: 'emulator',
  sent,
});
const request: SentOut = { kind: 'requests', name: 'book', expected: { body: { id: 1 } }, checked: false };
const message: SentOut = { kind: 'messages', name: 'thank', expected: ['Hi'], checked: false };

test('an output counts once, and is checked if any scenario has an expectation for it', () => {
  const tally = tallyOf([seen(1, request, message), seen(2, { ...request, checked: true }), seen(3, request)]);
  expect(tableOf(tally)).toBe('checked   messages   requests\norders         0/1        1/1');
  expect(uncheckedIn(tally)).toMatchObject([{ name: 'thank', place: 'a.yaml:1' }]);
});

test('the lines to add are YAML at the scenario', () => {
  const lines = distinct(uncheckedIn(tallyOf([seen(1, request, message)]))).map(linesToAdd);
  expect(lines).toEqual([
    'a.yaml:1\n  expect: { requests: { book: { body: { id: 1 } } } }',
    'a.yaml:1\n  expect: { messages: [Hi] }',
  ]);
});

test('lines to add pass for any value: `${` is escaped, and a partly hidden value is compared by its rest', () => {
  const task: SentOut = {
    kind: 'tasks',
    name: 'hand_over',
    expected: { workflow: '${WORKFLOW_SID}', attributes: { name: '+1555•••••01' } },
    checked: false,
  };
  const variable: SentOut = { kind: 'variables', name: 'number', expected: '+1555•••••01', checked: false };
  const [lines, hidden] = uncheckedIn(tallyOf([seen(1, task, variable)])).map(linesToAdd);
  const { expect: added } = parse((lines ?? '').split('\n').slice(1).join('\n'));
  expect(added.tasks.hand_over).toEqual({
    workflow: '$${WORKFLOW_SID}',
    attributes: { name: { matches: '^\\+1555.+01$' } },
  });
  expect(hidden).toContain('# what reads ••• is hidden in reports');
});

test('expectations that a target cannot check are listed with their position', () => {
  const at = { file: 'a.yaml', line: 7, column: 3 };
  const lines = notCheckedLines([{ ...seen(1), target: 'twilio', notChecked: [{ what: 'expect.prompts', at }] }]);
  expect(lines).toEqual(['a.yaml:7: expect.prompts was not checked: the target `twilio` does not show it']);
});

test('templates that rendered to nothing are listed once for each flow, and do not fail a strict run', async () => {
  const one = { ...seen(1, { ...request, checked: true }), empty: ['`thank`, body: {{flow.data.x}} was empty'] };
  const line = 'a.yaml:1: orders, `thank`, body: {{flow.data.x}} was empty';
  expect(emptyLines([one, { ...one, ...seen(2), empty: one.empty }])).toEqual([line]);
  const outputFile = test.info().outputPath('not-checked.md');
  const reporter = new UncheckedReporter({ strict: true, outputFile });
  const attachment = {
    name: 'flowproof-evidence',
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(one)),
  };
  reporter.onTestEnd({ id: 'a' } as TestCase, { attachments: [attachment] } as unknown as TestResult);
  expect(await reporter.onEnd()).toBeUndefined();
  expect(readFileSync(outputFile, 'utf8')).toContain(`## Rendered to nothing\n\n- ${line}`);
});

for (const [strict, status] of [
  [true, { status: 'failed' }],
  [false, undefined],
] as const) {
  test(`${strict ? 'a strict run fails' : 'another run passes'} if something was not checked`, async () => {
    const body = Buffer.from(JSON.stringify(seen(1, request)));
    const outputFile = test.info().outputPath('not-checked.md');
    const reporter = new UncheckedReporter({ strict, outputFile });
    const attachment = { name: 'flowproof-evidence', contentType: 'application/json', body };
    reporter.onTestEnd({ id: 'a' } as TestCase, { attachments: [attachment] } as unknown as TestResult);
    expect(await reporter.onEnd()).toEqual(status);
    expect(readFileSync(outputFile, 'utf8')).toContain('expect: { requests: { book: { body: { id: 1 } } } }');
  });
}
