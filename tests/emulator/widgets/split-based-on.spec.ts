// Split Based On: which transition it follows.

import { splitBasedOn } from '../../../src/emulator/widgets/split-based-on.ts';
import type { Condition, FlowTransition } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { left, visitAt } from './visits.ts';

const NO_MATCH: FlowTransition = { event: 'noMatch' };
const when = (condition: Partial<Condition>, ...more: Partial<Condition>[]): FlowTransition => ({
  event: 'match',
  conditions: [condition, ...more].map((one) => ({
    type: 'equal_to',
    arguments: ['{{flow.variables.a}}'],
    value: '',
    ...one,
  })),
});

/** The index of the transition that is followed, or the event by which the widget is left. */
function followed(transitions: readonly FlowTransition[], a: string, input = '') {
  const context = { flow: { variables: { a, b: 'yes' } } };
  const { event, transition } = left(splitBasedOn.enter(visitAt({ input }, { transitions, context })));
  return transition ?? event;
}

test('the first transition that matches wins', () => {
  expect(followed([NO_MATCH, when({ value: 'no' }), when({ value: 'yes' }), when({ value: 'yes' })], 'yes')).toBe(2);
});

test('without a match it leaves by noMatch', () => {
  expect(followed([when({ value: 'no' }), NO_MATCH], 'yes')).toBe('noMatch');
});

test('case and spaces at both ends are ignored', () => {
  expect(followed([when({ value: 'YES ' })], ' yes')).toBe(0);
});

test('the value of a condition is a template too', () => {
  expect(followed([when({ value: '{{flow.variables.b}}' })], 'yes')).toBe(0);
});

test('all arguments must match the condition', () => {
  const both = when({ arguments: ['{{flow.variables.a}}', '{{flow.variables.b}}'], value: 'yes' });
  expect(followed([both], 'yes')).toBe(0);
  expect(followed([both], 'no')).toBe('noMatch');
});

test('all conditions of a transition must match', () => {
  const both = when({ type: 'contains', value: 'e' }, { type: 'starts_with', value: 'y' });
  expect(followed([both], 'yes')).toBe(0);
  expect(followed([both], 'the')).toBe('noMatch');
});

test('a condition without arguments uses the input of the split', () => {
  expect(followed([when({ arguments: [], value: 'yes' })], 'no', '{{flow.variables.b}}')).toBe(0);
});

test('a match without conditions is never followed', () => {
  expect(followed([{ event: 'match' }, { event: 'match', conditions: [] }], 'yes')).toBe('noMatch');
});

test('a condition with an unknown type never matches, and is logged', () => {
  const outcome = splitBasedOn.enter(
    visitAt({}, { transitions: [NO_MATCH, when({ type: 'sounds_like' }), when({ value: 'x' })] }),
  );
  expect(outcome).toMatchObject({
    event: 'noMatch',
    effects: [
      { type: 'note', message: expect.stringContaining('`sounds_like`') },
      { type: 'log', code: 81005 },
    ],
  });
});

test('a missing value is blank', () => {
  expect(followed([when({ arguments: ['{{widgets.none.inbound.Body}}'], type: 'is_blank' })], '')).toBe(0);
});
