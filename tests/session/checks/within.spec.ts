// The failure when an execution took too long.

import { checkWithin } from '../../../src/session/checks/within.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const within = (seconds: number) => scenario({ within: { seconds, place: PLACE } });

test('an execution that took exactly the limit is not a failure', () => {
  expect(checkWithin(within(5), judged())).toEqual([]);
});

test('an execution that took longer is reported with its time, and the widget that took most of it', () => {
  const [failure] = checkWithin(within(2), judged());
  expect(failure).toMatchObject({ kind: 'timeout', code: 'took-too-long' });
  expect(failure?.message).toContain('at most 2 s, but took 4 s, 1 s of it at `ask`');
});
