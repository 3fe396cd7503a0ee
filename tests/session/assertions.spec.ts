// The messages of the matchers, and of the matchers with `.not`.

import { scenarioOf } from '../../src/scenario/program.ts';
import { type Assertion, expectationOf, verdictOn } from '../../src/session/assertions.ts';
import { expect, test } from '../test.ts';
import { FLOW, judged, PLACE } from './judged.ts';

const ENDED = 'incomingRequest>ask incomingMessage>check match>book success>thank sent>Ended';
const WAITS = 'incomingRequest>ask';
const flow = { name: 'a', definition: FLOW };

function judge(assertion: Assertion, given: Parameters<typeof judged>[0] = {}) {
  const origin = { id: 'a', name: 'a', place: PLACE, flow, runsOn: ['emulator'] } as const;
  const scenario = scenarioOf({ expect: expectationOf(assertion) }, origin);
  const { failures, opposite } = verdictOn(assertion, { scenario, evidence: judged(given) });
  const text = (all: typeof failures) => all.map(({ code, message }) => `${code}: ${message}`).join('\n');
  return { failures: text(failures), opposite: text(opposite), fix: failures[0]?.fix };
}

test('either the matcher or its opposite fails', () => {
  const assertions: Assertion[] = [
    { kind: 'ended' },
    { kind: 'active' },
    { kind: 'waiting', widget: 'ask' },
    { kind: 'entered', widget: 'thank' },
    { kind: 'path', path: ['ask', '...'] },
    { kind: 'messages', messages: ['Hi'] },
    { kind: 'context', context: { 'flow.sid': 'FN1' } },
  ];
  for (const assertion of assertions) {
    for (const steps of [ENDED, WAITS]) {
      const { failures, opposite } = judge(assertion, { steps });
      expect(
        [failures, opposite].filter((text) => text === ''),
        `${assertion.kind} ${steps}`,
      ).toHaveLength(1);
    }
  }
});

test('an execution that should have ended says what to add in TypeScript', () => {
  const { failures, fix } = judge({ kind: 'ended' }, { steps: WAITS });
  expect(failures).toContain('waits-for-contact: the execution waits at `ask`');
  expect(fix).toContain("await execution.at('ask').reply('Yes');   // or .silence()");
});

test('an execution that waits at another widget is reported with that widget and its path', () => {
  const { failures } = judge({ kind: 'waiting', widget: 'thank' }, { steps: WAITS });
  expect(failures).toContain('expected the execution to wait at `thank`, but it is at `ask`');
  expect(failures).toContain('path: ask');
});

test('an execution never waits for the contact at a widget that does not wait', () => {
  const { failures } = judge({ kind: 'waiting', widget: 'check' }, { steps: `${WAITS} incomingMessage>check` });
  expect(failures).toContain('expected the execution to wait at `check`');
});

test('an unexpected widget is reported with where it was entered from, and why', () => {
  const { opposite } = judge({ kind: 'entered', widget: 'thank' });
  expect(opposite).toContain('never-entered: `thank` must never be entered, but the execution went there from `book`');
});

test('messages and variables are compared as in YAML scenarios', () => {
  const messages = judge({ kind: 'messages', messages: [{ matches: /^Bye$/ }] }, { received: ['Hi'] });
  expect(messages.failures).toContain('✗  matches /^Bye$/  "Hi"');
  const variables = judge({ kind: 'variables', variables: { confirmed: 'yes' } });
  expect(variables.failures).toContain('`flow.variables.confirmed` should be "yes", but it is not set');
});

test('a pattern with flags is refused', () => {
  expect(() => expectationOf({ kind: 'messages', messages: [{ matches: /x/i }] })).toThrow('bad-pattern');
});
