// The timeout of a test in TypeScript, during calls of Flowproof and otherwise.
import type { TestInfo } from '@playwright/test';
import { openTimeout } from '../../src/playwright/timeouts.ts';
import { expect, test } from '../test.ts';

/** A test with a timeout of ten seconds, and a clock that is set by hand. */
function testOf(timeout = 10_000) {
  const info = {
    timeout,
    setTimeout: (milliseconds: number) => {
      info.timeout = milliseconds;
    },
  };
  const clock = { time: 0 };
  // Only the timeout of a test is used.
  return { info, clock, limit: openTimeout(info as unknown as TestInfo, () => clock.time) };
}

test('a call has more time than the test, whose timeout is restored afterwards', async () => {
  const { info, limit } = testOf();
  expect(await limit.during(async () => info.timeout)).toBe(160_000);
  expect(info.timeout).toBe(10_000);
});

test('an execution may take as long as the test, from its trigger on', async () => {
  const { info, clock, limit } = testOf();
  clock.time = 4000;
  expect(limit.secondsFor(undefined)).toBe(10);
  await limit.during(async () => limit.grant(limit.secondsFor(undefined)));
  expect(info.timeout).toBe(14_000);
});

test('a timeout that the test sets itself is kept', async () => {
  const { info, limit } = testOf();
  await limit.during(async () => undefined);
  info.setTimeout(30_000);
  expect(limit.secondsFor(undefined)).toBe(30);
  await limit.during(async () => undefined);
  expect(info.timeout).toBe(30_000);
});

test('a call that fails at the timeout is reported before the test is stopped', async () => {
  const { info, clock, limit } = testOf();
  const late = limit.during(async () => {
    clock.time = 10_500;
    throw new Error('late');
  });
  await expect(late).rejects.toThrow('late');
  expect(info.timeout).toBeGreaterThan(clock.time);
});

test('with a debugger there is no timeout', async () => {
  const { info, limit } = testOf(0);
  await limit.during(async () => limit.grant(60));
  expect(info.timeout).toBe(0);
  expect(limit.secondsFor(undefined)).toBe(86_400);
});
