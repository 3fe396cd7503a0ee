// The options of `studio.trigger` are checked with the messages of scenario files, at the position of the call.

import { FlowproofError } from '../../src/errors.ts';
import { scenarioOf, type Written } from '../../src/scenario/program.ts';
import { FLOW, PLACE } from '../session/judged.ts';
import { expect, test } from '../test.ts';

const origin = {
  id: 'a › b',
  name: 'b',
  place: PLACE,
  flow: { name: 'a', definition: FLOW },
  runsOn: ['emulator'],
} as const;

const given = (written: Written) => scenarioOf(written, origin);

function problemsOf(written: Written) {
  try {
    given(written);
  } catch (error) {
    if (error instanceof FlowproofError) return error.problems;
  }
  return [];
}

const codesOf = (written: Written): string[] => problemsOf(written).map(({ code }) => code);

test('actions, mocks and expectations become those of a scenario', () => {
  const {
    contact,
    mocks,
    expect: expected,
  } = given({
    contact: [{ at: 'ask', reply: 'Yes' }],
    mocks: { book: { status: 200 } },
    expect: { path: [{ ask: 'incomingMessage' }, '...'] },
  });
  expect(contact).toEqual([{ at: 'ask', place: PLACE, kind: 'reply', body: 'Yes', media: [] }]);
  expect(mocks).toEqual({ book: [{ status: 200 }] });
  expect(expected.path?.steps.map(({ kind }) => kind)).toEqual(['widget', 'gap']);
});

test('names, actions and types are checked, each mistake at the call', () => {
  expect(codesOf({ contact: [{ at: 'aks', reply: 'Yes' }] })).toEqual(['unknown-widget']);
  expect(codesOf({ contact: [{ at: 'ask', press: '1' }] })).toEqual(['wrong-action']);
  expect(codesOf({ expect: { path: [{ ask: 'incoming' }] } })).toEqual(['unknown-event']);
  expect(codesOf({ expect: { messages: 5 } })).toEqual(['wrong-type']);
  expect(problemsOf({ contact: [{ at: 'aks', reply: 'Yes' }] })[0]).toMatchObject({
    at: PLACE,
    fix: 'did you mean `ask`?',
  });
});

test('all mistakes are reported together, each once', () => {
  expect(codesOf({ inputs: { to: '1' }, now: 'noon', expect: { never: ['aks', 'aks'] } })).toEqual([
    'bad-number',
    'bad-now',
    'unknown-widget',
  ]);
});

test('an undefined value counts as missing', () => {
  expect(given({ now: undefined, inputs: { to: undefined } })).not.toHaveProperty('now');
});

test('values that a file cannot contain are refused', () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(codesOf({ inputs: { parameters: loop } })).toEqual(['wrong-type']);
  expect(codesOf({ inputs: { parameters: { big: 1n } } })).toEqual(['wrong-type']);
});

test('sensitive parameters and replies are secrets', () => {
  expect(given({ inputs: { parameters: { pin: '1234' } }, sensitive: ['pin'] }).secrets).toEqual(['1234']);
  const contact = [{ at: 'ask', reply: { body: 'hush', sensitive: true } }];
  expect(given({ contact }).secrets).toEqual(['hush']);
  expect(given({ contact: [{ at: 'ask', reply: 'hush', sensitive: true }] }).secrets).toEqual(['hush']);
  expect(codesOf({ sensitive: ['pin'] })).toEqual(['unknown-parameter']);
});

test('`now` or a failing mock limits it to the emulator', () => {
  const both = { ...origin, runsOn: ['emulator', 'twilio'] } as const;
  expect(scenarioOf({}, both).targets).toEqual(['emulator', 'twilio']);
  expect(scenarioOf({ mocks: { book: { status: 503 } } }, both).targets).toEqual(['emulator']);
});

test('in an execution that was already triggered, the trigger is not checked', () => {
  const states = FLOW.states.map((state) =>
    state.type === 'trigger' ? { ...state, transitions: [{ event: 'incomingMessage', next: 'ask' }] } : state,
  );
  const flow = { name: 'a', definition: { ...FLOW, states } };
  const written: Written = { contact: [{ at: 'ask', reply: 'Yes' }] };
  expect(scenarioOf(written, { ...origin, flow, begun: true }).contact).toHaveLength(1);
  expect(() => scenarioOf(written, { ...origin, flow })).toThrow('does nothing on `incomingRequest`');
});
