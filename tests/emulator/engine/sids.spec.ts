// SIDs have Twilio's form, and no SID occurs twice.

import { createSids, sidOf } from '../../../src/emulator/engine/sids.ts';
import { expect, test } from '../../test.ts';

test('a hundred thousand SIDs are different, and have the shape of a SID', () => {
  const next = createSids('a');
  const made = Array.from({ length: 100_000 }, () => next('FN'));
  expect(new Set(made).size).toBe(made.length);
  expect(made.filter((sid) => !/^FN[0-9a-f]{32}$/.test(sid))).toEqual([]);
});

test('the same seed gives the same SIDs, another seed gives others', () => {
  expect(createSids('a')('FN')).toBe(createSids('a')('FN'));
  expect(createSids('a')('FN')).not.toBe(createSids('b')('FN'));
});

test('a name has one SID', () => {
  expect(sidOf('FW', 'reminder')).toMatch(/^FW[0-9a-f]{32}$/);
  expect(sidOf('FW', 'reminder')).toBe(sidOf('FW', 'reminder'));
});
