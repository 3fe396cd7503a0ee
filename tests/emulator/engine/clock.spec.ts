// Virtual time.

import { createClock } from '../../../src/emulator/engine/clock.ts';
import { expect, test } from '../../test.ts';

test('timers fire in order, each at its own time', () => {
  const clock = createClock(0);
  const seen: string[] = [];
  clock.schedule(2000, () => seen.push(`b at ${clock.now()}`));
  clock.schedule(1000, () => seen.push(`a at ${clock.now()}`));
  clock.schedule(2000, () => seen.push(`c at ${clock.now()}`));
  clock.advance(2);
  expect(seen).toEqual(['a at 1000', 'b at 2000', 'c at 2000']);
});

test('a cancelled timer does not fire', () => {
  const clock = createClock(0);
  const seen: number[] = [];
  const cancel = clock.schedule(1000, () => seen.push(1));
  clock.schedule(1000, () => seen.push(2));
  cancel();
  clock.advance(5);
  expect(seen).toEqual([2]);
});

test('a timer that is set while time advances fires in the same advance', () => {
  const clock = createClock(0);
  const seen: number[] = [];
  clock.schedule(1000, () => clock.schedule(1500, () => seen.push(clock.now())));
  clock.advance(3);
  expect(seen).toEqual([1500]);
  expect(clock.now()).toBe(3000);
});

test('time can be set back, and moves by ticks', () => {
  const clock = createClock(5000);
  clock.set(1000);
  expect([clock.now(), clock.tick(), clock.tick()]).toEqual([1000, 1001, 1002]);
});
