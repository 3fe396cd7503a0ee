// The evidence of a test is read once for all reporters, and equal parts are kept once for all tests.

import type { TestCase, TestResult } from '@playwright/test/reporter';
import { evidencesOf, removeInternalAttachments, shared } from '../../src/reporters/evidence.ts';
import { EVIDENCE_ATTACHMENT, FLOW_ATTACHMENT } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';

test('the evidence of a result is read once for all reporters', () => {
  let times = 0;
  const attachment = {
    name: EVIDENCE_ATTACHMENT,
    contentType: 'application/json',
    get body() {
      times += 1;
      return Buffer.from('{"version":1}');
    },
  };
  const result = { attachments: [attachment] } as unknown as TestResult;
  const first = evidencesOf(result);
  const readBy = times;
  expect(evidencesOf(result)).toBe(first);
  expect([first, times]).toEqual([[{ version: 1 }], readBy]);
});

test('unreadable evidence is ignored', () => {
  const attachment = { name: EVIDENCE_ATTACHMENT, contentType: 'application/json', body: Buffer.from('{') };
  expect(evidencesOf({ attachments: [attachment] } as unknown as TestResult)).toEqual([]);
});

test('equal parts of many scenarios share one object', () => {
  const path = () => [{ widget: 'ask', event: 'incomingMessage' }];
  expect(shared(path())).toBe(shared(path()));
  expect(shared([{ widget: 'other' }])).not.toBe(shared(path()));
});

/** As a merge has it: a step finds its attachments by their positions in the result's list. */
function mergedResult(status: TestResult['status']) {
  const names = ['path.svg', FLOW_ATTACHMENT, 'update.diff', EVIDENCE_ATTACHMENT];
  const result = {
    status,
    attachments: names.map((name) => ({ name, contentType: 'text/plain' })),
    steps: [0, 1].map((half) => ({
      steps: [],
      get attachments() {
        return [2 * half, 2 * half + 1].map((index) => result.attachments[index]);
      },
    })),
  };
  return result as unknown as TestResult;
}

const testOn = (project: string): TestCase =>
  ({ parent: { project: () => ({ name: project }) } }) as unknown as TestCase;

const namesOf = ({ attachments, steps }: TestResult) =>
  [attachments, ...steps.map((step) => step.attachments)].map((list) => list.map(({ name }) => name));

test('the attachments for reporters are removed from a passed test and its steps, and those for users stay', () => {
  const result = mergedResult('passed');
  removeInternalAttachments(testOn('emulator'), result);
  expect(namesOf(result)).toEqual([['path.svg', 'update.diff'], ['path.svg'], ['update.diff']]);
});

for (const [what, project, status] of [
  ['a failed test', 'emulator', 'failed'],
  ['a test on the account', 'twilio', 'passed'],
] as const)
  test(`the attachments of ${what} stay`, () => {
    const result = mergedResult(status);
    removeInternalAttachments(testOn(project), result);
    expect(namesOf(result)).toEqual(namesOf(mergedResult(status)));
  });
