// The failure when the status differs.

import { checkStatus } from '../../../src/session/checks/status.ts';
import { expect, test } from '../../test.ts';
import { judged, PLACE, scenario } from '../judged.ts';

const ended = { status: { value: 'ended' as const, place: { ...PLACE, line: 8 } } };
const active = { status: { value: 'active' as const, place: { ...PLACE, line: 8 } } };
const WAITING = 'incomingRequest>ask';

test('an execution that ended, and a waiting one that should be active, are not failures', () => {
  expect(checkStatus(scenario(ended), judged())).toEqual([]);
  expect(checkStatus(scenario(active), judged({ steps: WAITING }))).toEqual([]);
});

test('an execution that should be active but ended says where it ended', () => {
  const [failure] = checkStatus(scenario(active), judged());
  expect(failure).toMatchObject({ kind: 'status', code: 'status-differs', at: { line: 8 } });
  expect(failure?.message).toContain('expected the execution to be active, but it ended after `thank` (sent)');
});

test('an execution that waits with no action left is reported with its widget and the YAML to add', () => {
  const [failure] = checkStatus(scenario(ended), judged({ steps: WAITING }));
  expect(failure).toMatchObject({ kind: 'contact', code: 'waits-for-contact' });
  expect(failure?.message).toContain(
    'waits at `ask` (send-and-wait-for-reply) for a reply, with no contact action left',
  );
  expect(failure?.fix).toContain('contact:\n  - at: ask\n    reply: "Yes"   # or silence: true');
});

test('a scenario without `status` must not wait with no action left', () => {
  expect(checkStatus(scenario({}), judged({ steps: WAITING }))).toHaveLength(1);
});

test('an execution that is too slow is reported with its widget', () => {
  const late = judged({
    steps: 'incomingRequest>ask incomingMessage>check match>book',
    outcome: { kind: 'timedOut', seconds: 30 },
  });
  const [failure] = checkStatus(scenario(ended), late);
  expect(failure).toMatchObject({ kind: 'timeout', code: 'not-ended' });
  expect(failure?.message).toBe('the execution did not end within 30 s: it is at `book` (make-http-request)');
});

test('the error that interrupted the contact is not reported twice', () => {
  expect(checkStatus(scenario(ended), judged({ steps: WAITING, outcome: { kind: 'interrupted' } }))).toEqual([]);
});

test('an action without effect is reported at its line, and later actions are not', () => {
  const contact = [{ at: 'ask', place: { ...PLACE, line: 7 }, kind: 'reply' as const, body: 'yes', media: [] }];
  const noEffect = { steps: WAITING, outcome: { kind: 'waiting' as const, noEffect: true as const } };
  const [failure] = checkStatus(scenario(ended, { contact }), judged(noEffect));
  expect(failure).toMatchObject({ kind: 'contact', code: 'no-effect', at: { line: 7 } });
  expect(failure?.message).toContain(
    "the contact's `reply` at `ask` had no effect: the execution still waits at `ask`",
  );
  expect(checkStatus(scenario(active, { contact }), judged(noEffect))).toEqual([]);
});

test('an undelivered message is the reason why a reply had no effect', () => {
  const said = { direction: 'from-contact' as const, from: '', to: '', body: 'yes', media: [], at: '' };
  const [failure] = checkStatus(scenario(ended), {
    ...judged({ steps: WAITING, outcome: { kind: 'timedOut', seconds: 30, noEffect: true } }),
    messages: [{ ...said, undelivered: { status: 'undelivered', errorCode: 30034 } }],
  });
  expect(failure?.message).toMatch(
    /the last action of the contact had no effect; its message is undelivered \(error 30034\)$/,
  );
  expect(failure?.fix).toBe('see https://www.twilio.com/docs/api/errors/30034');
});
