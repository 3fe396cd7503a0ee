// The failure when a path differs.

import { checkPath } from '../../../src/session/checks/path.ts';
import { expect, test } from '../../test.ts';
import { expectedPath, FLOW, judged, scenario } from '../judged.ts';

const AGAIN = 'incomingRequest>ask incomingMessage>check noMatch>ask';

const failureOf = (path: string, steps?: string) => {
  const [failure] = checkPath(scenario({ path: expectedPath(path) }), judged(steps ? { steps } : {}));
  return failure;
};

test('a path as expected is not a failure', () => {
  expect(failureOf('ask check:match ... thank:sent')).toBeUndefined();
});

test('a path that differs is shown side by side, with the reason', () => {
  const failure = failureOf('ask check:match book thank', AGAIN);
  expect(failure).toMatchObject({ kind: 'path', code: 'path-differs', at: { line: 11 } });
  expect(failure?.message).toBe(
    [
      'expected `check` to be left by `match`, but it was left by `noMatch`',
      '',
      '     expected      traversed',
      '     ask           ask: incomingMessage',
      '  ✗  check: match  check: noMatch',
      '  ✗  book          ask (still there)',
      '  ✗  thank         -',
      '',
      '  why: `check` was left by `noMatch`: no condition matched',
      '         {{widgets.ask.inbound.Body}} was "maybe"',
      '         Yes: equal_to "yes" → book',
    ].join('\n'),
  );
});

test('a path that continues points at the last line', () => {
  const failure = failureOf('ask check');
  expect(failure?.message).toContain('expected the path to end, but the execution continued to `book`');
  expect(failure?.at).toMatchObject({ line: 11 });
});

test('a path that stops says what was expected next', () => {
  const failure = failureOf('ask check book thank ask');
  expect(failure?.message).toContain('expected `ask`, but the execution ended');
  expect(failure?.message).toContain('why: `thank` was left by `sent`');
});

test('a wrong widget is reported with the widget that was entered', () => {
  expect(failureOf('ask thank')?.message).toContain('expected `thank`, but the execution went to `check`');
});

test('with a gap, the table keeps the last step that could lead to the widget, with the reason', () => {
  const loop = Array(4).fill('incomingMessage>check noMatch>ask').join(' ');
  const failure = failureOf('ask ... thank', `incomingRequest>ask ${loop} timeout>Ended`);
  expect(failure?.message).toBe(
    [
      'expected `thank`, but the execution ended',
      '',
      '     expected  traversed',
      '     ...       ask: incomingMessage',
      '     ...       check: noMatch',
      '  →  ...       ask: timeout',
      '  ✗  thank     -',
      '               (ended)',
      '',
      '  why: `thank` was never reached; the last widget that leads there was `ask`, by incomingMessage → check → book → thank',
      '       `ask` was left by `timeout`: the contact did nothing within 3600 s',
      '       `timeout` of `ask` leads to no widget: the flow ends there',
      '       on the way, `check` was left by `noMatch`: no condition matched',
      '         {{widgets.ask.inbound.Body}} was "maybe"',
      '         Yes: equal_to "yes" → book',
    ].join('\n'),
  );
});

test('a difference far up is shown with the number of steps that were left out', () => {
  const definition = structuredClone(FLOW);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    definition.states.push({ name, type: 'send-message', properties: {}, transitions: [{ event: 'sent' }] });
  const listed = 'incomingRequest>ask incomingMessage>check noMatch>a sent>b sent>c sent>d sent>e sent>f sent>Ended';
  const [failure] = checkPath(scenario({ path: expectedPath('... thank') }), judged({ definition, steps: listed }));
  expect(failure?.message.split('\n').slice(3, 9)).toEqual([
    '     ...       ask: incomingMessage',
    '  →  ...       check: noMatch',
    '     ...       a: sent',
    '     …         (2 more)',
    '     ...       d: sent',
    '     ...       e: sent',
  ]);
});

test('an execution that ended early names the transition without a target', () => {
  const failure = failureOf('ask check', 'incomingRequest>ask timeout>Ended');
  expect(failure?.message).toContain('`timeout` of `ask` leads to no widget: the flow ends there');
});
