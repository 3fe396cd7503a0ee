// The evidence of a test is read once for all reporters, and equal parts are kept once for all tests.

import type { TestResult } from '@playwright/test/reporter';
import { evidencesOf, shared } from '../../src/reporters/evidence.ts';
import { EVIDENCE_ATTACHMENT } from '../../src/session/evidence.ts';
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
