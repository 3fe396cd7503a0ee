// How much time a test in TypeScript has while one of our words runs, and when none does.
import { expect, type TestInfo, test } from '@playwright/test';
import { openRoom } from '../../src/playwright/room.ts';

/** A test of ten seconds, and a clock that stands where it is put. */
function testOf(timeout = 10_000) {
  const info = {
    timeout,
    setTimeout: (milliseconds: number) => {
      info.timeout = milliseconds;
    },
  };
  const clock = { time: 0 };
  // The room asks a test for its time-out only.
  return { info, clock, room: openRoom(info as unknown as TestInfo, () => clock.time) };
}

test('a word has more time than the test, which then has its own again', async () => {
  const { info, room } = testOf();
  expect(await room.during(async () => info.timeout)).toBe(160_000);
  expect(info.timeout).toBe(10_000);
});

test('an execution may take as long as the test, from when it is triggered', async () => {
  const { info, clock, room } = testOf();
  clock.time = 4000;
  expect(room.secondsFor(undefined)).toBe(10);
  await room.during(async () => room.grant(room.secondsFor(undefined)));
  expect(info.timeout).toBe(14_000);
});

test('a time-out that the test sets itself is kept', async () => {
  const { info, room } = testOf();
  await room.during(async () => undefined);
  info.setTimeout(30_000);
  expect(room.secondsFor(undefined)).toBe(30);
  await room.during(async () => undefined);
  expect(info.timeout).toBe(30_000);
});

test('a word that fails at the end of the time is told before the test is stopped', async () => {
  const { info, clock, room } = testOf();
  const late = room.during(async () => {
    clock.time = 10_500;
    throw new Error('late');
  });
  await expect(late).rejects.toThrow('late');
  expect(info.timeout).toBeGreaterThan(clock.time);
});

test('a debugger has all day', async () => {
  const { info, room } = testOf(0);
  await room.during(async () => room.grant(60));
  expect(info.timeout).toBe(0);
  expect(room.secondsFor(undefined)).toBe(86_400);
});
