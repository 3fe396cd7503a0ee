// Virtual time.
import { expect, test } from '@playwright/test';
import { createClock } from '../../../src/emulator/engine/clock.ts';

test('what is due happens in order, at its own moment', () => {
  const clock = createClock(0);
  const seen: string[] = [];
  clock.schedule(2000, () => seen.push(`b at ${clock.now()}`));
  clock.schedule(1000, () => seen.push(`a at ${clock.now()}`));
  clock.schedule(2000, () => seen.push(`c at ${clock.now()}`));
  clock.advance(2);
  expect(seen).toEqual(['a at 1000', 'b at 2000', 'c at 2000']);
});

test('what was taken back does not happen', () => {
  const clock = createClock(0);
  const seen: number[] = [];
  const cancel = clock.schedule(1000, () => seen.push(1));
  clock.schedule(1000, () => seen.push(2));
  cancel();
  clock.advance(5);
  expect(seen).toEqual([2]);
});

test('what is scheduled on the way happens on the way', () => {
  const clock = createClock(0);
  const seen: number[] = [];
  clock.schedule(1000, () => clock.schedule(1500, () => seen.push(clock.now())));
  clock.advance(3);
  expect(seen).toEqual([1500]);
  expect(clock.now()).toBe(3000);
});

test('time can be set to a moment before, and moves by ticks', () => {
  const clock = createClock(5000);
  clock.set(1000);
  expect([clock.now(), clock.tick(), clock.tick()]).toEqual([1000, 1001, 1002]);
});
