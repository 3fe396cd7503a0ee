// A path is made of ordered steps.

import { trace } from '../../src/path/trace.ts';
import { expect, test } from '../test.ts';
import { steps } from './paths.ts';

test('a step leaves one widget and enters the next', () => {
  const { path, trigger, ended } = trace(steps('incomingRequest>ask incomingMessage>check match>Ended'));
  expect(path.map(({ widget, event }) => `${widget}:${event}`)).toEqual(['ask:incomingMessage', 'check:match']);
  expect({ trigger, ended }).toEqual({ trigger: 'incomingRequest', ended: true });
});

test('a visit knows when it began and ended, and the step that ended it', () => {
  const { path } = trace(steps('incomingRequest>ask incomingMessage>Ended'));
  expect(path[0]).toMatchObject({ enteredAt: '2026-01-01T00:00:00Z', leftAt: '2026-01-01T00:00:01Z', leftBy: 'FT1' });
});

test('an execution that has not ended is at its last widget', () => {
  const { current, ended, path } = trace(steps('incomingRequest>ask'));
  expect(current).toEqual({ widget: 'ask', enteredAt: '2026-01-01T00:00:00Z' });
  expect({ ended, length: path.length }).toEqual({ ended: false, length: 1 });
});

test('an execution without steps has an empty path and no place', () => {
  expect(trace([])).toEqual({ path: [], ended: false });
});

test('a flow that ends at its Trigger has an empty path', () => {
  expect(trace(steps('incomingMessage>Ended'))).toEqual({ path: [], trigger: 'incomingMessage', ended: true });
});

test('the steps of a subflow are not on the path of its parent', () => {
  const own = steps('incomingRequest>run_it completed>Ended');
  const [child] = steps('incomingParent>inner');
  const { path } = trace(
    [own[0], { ...child, parentStepSid: 'FT0' }, own[1]].filter((step) => step !== undefined) as never,
  );
  expect(path.map(({ widget }) => widget)).toEqual(['run_it']);
});
