// Flows that the console exported until 2020 are converted to today's form.
import { expect, test } from '../test.ts';
import { codesOf, parse } from './flows.ts';

const step = (event: string, next: string | null) => ({ event, next, conditions: [], uuid: 'u' });

const old = (sid: string, type: string, ...transitions: readonly ReturnType<typeof step>[]) => ({
  sid,
  name: `the ${sid}`,
  type,
  properties: { say: null, body: 'x' },
  transitions,
});

const parsed = (...states: readonly object[]) => parse(JSON.stringify({ description: 'old', states }));

test('it starts at its initial state, and transitions lead to names', () => {
  const { flow, problems } = parsed(old('FF2', 'Message'), old('FF1', 'InitialState', step('incomingCall', 'FF2')));
  expect(problems).toEqual([]);
  expect(flow?.initial_state).toBe('the FF1');
  expect(flow?.states[1]?.transitions).toMatchObject([{ event: 'incomingCall', next: 'the FF2' }]);
});

test('a transition without a target ends the flow', () => {
  const { flow } = parsed(old('FF1', 'InitialState', step('incomingCall', null)));
  expect(flow?.states[0]?.transitions).toEqual([{ event: 'incomingCall', conditions: [], uuid: 'u' }]);
});

test('each type has its current name, and an unknown one is kept', () => {
  const types = ['InitialState', 'MessagePrompt', 'Branch', 'Webhook', 'Function', 'DialV2', 'SendToFlex', 'Mystery'];
  const { flow } = parsed(...types.map((type, index) => old(`FF${index}`, type)));
  expect(flow?.states.map(({ type }) => type).join(' ')).toBe(
    'trigger send-and-wait-for-reply split-based-on make-http-request run-function make-outgoing-call-v2 send-to-flex Mystery',
  );
});

test('a property that is not set is absent', () => {
  expect(parsed(old('FF1', 'InitialState')).flow?.states[0]?.properties).toEqual({ body: 'x' });
});

test('a transition to an unknown SID is a mistake with its position', () => {
  const { problems } = parsed(old('FF1', 'InitialState', step('incomingCall', 'FF9')));
  expect(problems).toMatchObject([{ code: 'unknown-next', at: { line: 1 } }]);
});

test('a current definition is never taken for an old one', () => {
  expect(codesOf({ initial_state: 'a', states: [{ name: 'a', type: 'InitialState' }] })).toEqual([]);
  expect(parse('{"initial_state":"a","states":[{"name":"a","type":"Branch"}]}').flow?.states[0]?.type).toBe('Branch');
});
