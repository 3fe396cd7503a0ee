// What a scenario says of an execution that took too long.
import { expect, test } from '@playwright/test';
import { checkWithin } from '../../../src/session/checks/within.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const within = (seconds: number) => scenario({ within: { seconds, place: PLACE } });

test('an execution that took as long as it may is no failure', () => {
  expect(checkWithin(within(5), judged())).toEqual([]);
});

test('an execution that took longer says how long, and where it was longest', () => {
  const [failure] = checkWithin(within(2), judged());
  expect(failure).toMatchObject({ kind: 'timeout', code: 'took-too-long' });
  expect(failure?.message).toContain('at most 2 s, but took 4 s, 1 s of it at `ask`');
});
