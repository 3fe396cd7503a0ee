// A scenario starts its flow by a trigger with a transition, and with the data of that trigger.
import { expect, test } from '../test.ts';
import { codesOf, load, one, scenarioOf } from './written.ts';

test('a trigger without a transition in the flow is a mistake, with the line to add', () => {
  const { problems } = load(one('trigger: incomingParent'));
  expect(problems).toMatchObject([{ code: 'no-transition', at: { line: 4 } }]);
  expect(problems[0]?.fix).toContain('write `trigger: incomingMessage` (or `incomingCall`, `incomingRequest`)');
  expect(codesOf(one('trigger: incomingParent', 'expect: { path: [] }'))).toEqual([]);
});

test('further fields belong to their trigger, and limit the scenario to the emulator', () => {
  const { inputs, targets } = scenarioOf(
    'trigger: incomingMessage',
    'inputs: { body: Hi, message: { ProfileName: Ada } }',
  );
  expect(inputs.message).toEqual({ ProfileName: 'Ada' });
  expect(targets).toEqual(['emulator']);
  expect(codesOf(one('inputs: { call: { FromState: CA } }'))).toEqual(['contradiction']);
});
