// How much time a test in TypeScript has while a call of ours runs, and when none does.
import { expect, type TestInfo, test } from '@playwright/test';
import { openTimeout } from '../../src/playwright/timeouts.ts';

/** A test of ten seconds, and a clock that stands where it is put. */
function testOf(timeout = 10_000) {
  const info = {
    timeout,
    setTimeout: (milliseconds: number) => {
      info.timeout = milliseconds;
    },
  };
  const clock = { time: 0 };
  // Only the timeout of a test is looked at.
  return { info, clock, limit: openTimeout(info as unknown as TestInfo, () => clock.time) };
}

test('a call has more time than the test, which then has its own again', async () => {
  const { info, limit } = testOf();
  expect(await limit.during(async () => info.timeout)).toBe(160_000);
  expect(info.timeout).toBe(10_000);
});

test('an execution may take as long as the test, from when it is triggered', async () => {
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

test('a call that fails at the end of the time is told before the test is stopped', async () => {
  const { info, clock, limit } = testOf();
  const late = limit.during(async () => {
    clock.time = 10_500;
    throw new Error('late');
  });
  await expect(late).rejects.toThrow('late');
  expect(info.timeout).toBeGreaterThan(clock.time);
});

test('a debugger has all day', async () => {
  const { info, limit } = testOf(0);
  await limit.during(async () => limit.grant(60));
  expect(info.timeout).toBe(0);
  expect(limit.secondsFor(undefined)).toBe(86_400);
});
