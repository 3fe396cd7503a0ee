// What a scenario says of a path that is not as expected.
import { expect, test } from '@playwright/test';
import { checkPath } from '../../../src/session/checks/path.ts';
import { expectedPath, judged, scenario } from '../judged.ts';

const AGAIN = 'incomingRequest>ask incomingMessage>check noMatch>ask';

const failureOf = (path: string, steps?: string) => {
  const [failure] = checkPath(scenario({ path: expectedPath(path) }), judged(steps ? { steps } : {}));
  return failure;
};

test('a path as expected is no failure', () => {
  expect(failureOf('ask check:match ... thank:sent')).toBeUndefined();
});

test('a path that differs is shown side by side, with why the flow turned', () => {
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
      '  why: `check` was left by `noMatch`: no condition held',
      '         {{widgets.ask.inbound.Body}} was "maybe"',
      '         Yes: equal_to "yes" → book',
    ].join('\n'),
  );
});

test('a path that goes on points at the last line', () => {
  const failure = failureOf('ask check');
  expect(failure?.message).toContain('expected the path to be over, but the execution went on to `book`');
  expect(failure?.at).toMatchObject({ line: 11 });
});

test('a path that stops says what was still expected', () => {
  const failure = failureOf('ask check book thank ask');
  expect(failure?.message).toContain('expected `ask`, but the execution ended');
  expect(failure?.message).toContain('why: `thank` was left by `sent`');
});

test('another widget names the one it went to', () => {
  expect(failureOf('ask thank')?.message).toContain('expected `thank`, but the execution went to `check`');
});
