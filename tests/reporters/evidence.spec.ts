// What a test left is read once for all reporters, and kept once for all tests that left the same.
import { expect, test } from '@playwright/test';
import type { TestResult } from '@playwright/test/reporter';
import { evidencesOf, shared } from '../../src/reporters/evidence.ts';
import { EVIDENCE_ATTACHMENT } from '../../src/session/evidence.ts';

test('several reporters that ask for the evidence of a result read its attachment once', () => {
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

test('evidence that cannot be read is none', () => {
  const attachment = { name: EVIDENCE_ATTACHMENT, contentType: 'application/json', body: Buffer.from('{') };
  expect(evidencesOf({ attachments: [attachment] } as unknown as TestResult)).toEqual([]);
});

test('equal parts of many scenarios are one object', () => {
  const path = () => [{ widget: 'ask', event: 'incomingMessage' }];
  expect(shared(path())).toBe(shared(path()));
  expect(shared([{ widget: 'other' }])).not.toBe(shared(path()));
});
