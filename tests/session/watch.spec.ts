// How an execution is watched: each action at its widget, until no action is left.

import type { Step } from '../../src/flow/step.ts';
import type { ContactAction } from '../../src/scenario/scenario.ts';
import { drive, type Watched } from '../../src/session/watch.ts';
import { steps } from '../path/paths.ts';
import { expect, test } from '../test.ts';
import { FLOW, PLACE } from './judged.ts';

const reply = (at: string): ContactAction => ({ at, place: PLACE, kind: 'reply', body: 'yes', media: [] });

/** An execution that gets new steps with each action, and a clock without real time. */
function watching(lists: readonly string[], { simulatedTime = true }: { simulatedTime?: boolean } = {}) {
  let turn = 0;
  let now = 0;
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  const clock = { now: () => now, sleep };
  const shown = (): readonly Step[] => steps(lists[Math.min(turn, lists.length - 1)] ?? '');
  const look = async () => ({ status: 'active' as const, steps: shown() });
  const watched: Watched = { look, clock, deadline: 10_000, definition: FLOW, simulatedTime };
  const performed: string[] = [];
  const perform = async ({ at }: ContactAction) => {
    performed.push(at);
    turn += 1;
    return [];
  };
  return { part: { watched, perform, seconds: 10 }, performed };
}

const ASKED = 'incomingRequest>ask';
const AGAIN = `${ASKED} incomingMessage>check noMatch>ask`;
const DONE = `${AGAIN} incomingMessage>check match>book success>thank sent>Ended`;

test('each action is done once, at its own visit of the widget', async () => {
  const { part, performed } = watching([ASKED, AGAIN, DONE]);
  const result = await drive({ ...part, actions: [reply('ask'), reply('ask')] });
  expect(performed).toEqual(['ask', 'ask']);
  expect(result).toMatchObject({ outcome: { kind: 'ended' }, failures: [] });
});

test('an execution that waits with no action left is finished at once', async () => {
  const { part } = watching([ASKED, AGAIN]);
  const result = await drive({ ...part, actions: [reply('ask')] });
  expect(result.outcome).toEqual({ kind: 'waiting' });
  expect(part.watched.clock.now()).toBe(0);
});

test('an action at a widget that is not reached is reported with the waiting widget and the path', async () => {
  const { part } = watching([ASKED]);
  const { failures, outcome } = await drive({ ...part, actions: [reply('thank')] });
  expect(outcome).toEqual({ kind: 'interrupted' });
  expect(failures[0]).toMatchObject({ kind: 'contact', code: 'widget-not-reached', at: PLACE });
  expect(failures[0]?.message).toContain('the execution waits at `ask` (send-and-wait-for-reply) for a reply');
  expect(failures[0]?.message).toContain('path: ask');
});

test('an action after the end is reported with the end of the execution', async () => {
  const { part } = watching([DONE]);
  const { failures } = await drive({ ...part, actions: [reply('ask')] });
  expect(failures[0]?.message).toContain('the execution ended');
});

test('hanging up at a widget that does not wait for the contact names the mock to write', async () => {
  const { part } = watching([DONE]);
  const { failures } = await drive({ ...part, actions: [{ at: 'book', place: PLACE, kind: 'hangUp' }] });
  expect(failures[0]?.fix).toContain('`book: { event: hangup }`');
});

test('a widget that does not wait for the contact is waited for until the timeout', async () => {
  const { part } = watching([`${ASKED} incomingMessage>check match>book`]);
  const result = await drive({ ...part, actions: [] });
  expect(result.outcome).toEqual({ kind: 'timedOut', seconds: 10 });
});

test('in virtual time, an action without effect is not waited for until the timeout', async () => {
  const { part, performed } = watching([ASKED]);
  const { outcome } = await drive({ ...part, actions: [reply('ask')] });
  expect(performed).toEqual(['ask']);
  expect(outcome).toEqual({ kind: 'waiting', noEffect: true });
  expect(part.watched.clock.now()).toBeLessThan(2000);
});

test('an action after one without effect fails soon, and says so', async () => {
  const { part } = watching([ASKED]);
  const { failures } = await drive({ ...part, actions: [reply('ask'), reply('thank')] });
  expect(failures[0]).toMatchObject({ code: 'widget-not-reached', fix: expect.stringContaining('webhook') });
  expect(failures[0]?.message).toContain('for a reply, where the last action of the contact had no effect');
  expect(part.watched.clock.now()).toBeLessThan(2000);
});

test('a list that is late for a moment does not count as an action without effect', async () => {
  const { part } = watching([ASKED]);
  const done = steps(DONE);
  const { look, clock } = part.watched;
  const later = async () => (clock.now() > 500 ? { status: 'active' as const, steps: done } : look());
  const { outcome } = await drive({ ...part, watched: { ...part.watched, look: later }, actions: [reply('ask')] });
  expect(outcome).toEqual({ kind: 'ended' });
});

test('a real reply may take as long as the scenario lasts', async () => {
  const { part } = watching([ASKED], { simulatedTime: false });
  const { outcome } = await drive({ ...part, actions: [reply('ask')] });
  expect(outcome).toEqual({ kind: 'timedOut', seconds: 10, noEffect: true });
});
