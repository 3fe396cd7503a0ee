// A call with a time limit: what is over leaves no timer behind, and what takes longer is aborted.

import { withinTime } from '../src/time-limit.ts';
import { expect, test } from './test.ts';
import { LIMIT, timersLeft } from './timers.ts';

test('an answer leaves no timer behind', async () => {
  expect(await timersLeft(() => withinTime(LIMIT, async () => 'an answer'))).toBe(0);
});

test('a failure leaves no timer behind', async () => {
  const failing = withinTime.bind(undefined, LIMIT, () => Promise.reject(new Error('refused')));
  expect(await timersLeft(() => failing().catch(() => undefined))).toBe(0);
});

test('what takes longer is aborted by a TimeoutError', async () => {
  const aborted = withinTime(
    1,
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  await expect(aborted).rejects.toMatchObject({ name: 'TimeoutError' });
});
