// Executions that a test leaves active are ended.

import { type Triggering, trackExecutions } from '../../src/account/cleanup.ts';
import type { Journal } from '../../src/account/journal.ts';
import { type Answerer, CONTACT, fakeApi } from '../contact/fakes.ts';
import { expect, test } from '../test.ts';

const FLOW = `FW${'0'.repeat(32)}`;
const sid = (digit: string) => `FN${digit.repeat(32)}`;
const TRIGGERING: Triggering = {
  flowSid: FLOW,
  address: CONTACT,
  contact: { finish: async () => undefined },
  phone: false,
  seconds: 60,
};

const ended: Answerer = ({ method }) =>
  method === 'POST' ? { status: 200, body: { sid: sid('1'), status: 'ended' } } : undefined;

const active = (digit: string, contact = CONTACT) => ({
  sid: sid(digit),
  status: 'active',
  contact_channel_address: contact,
  date_created: '2026-11-24T09:00:00Z',
});

const listing =
  (...executions: object[]): Answerer =>
  (asked) =>
    asked.method === 'GET'
      ? { status: 200, body: { executions, meta: { key: 'executions', next_page_url: null } } }
      : ended(asked);

/** A tracker whose journal lists its entries in order. */
function opened(answer: Answerer = ended) {
  const { api, asked } = fakeApi(answer);
  const notes: string[] = [];
  const note = (text: string) => async () => void notes.push(text);
  const journal: Journal = {
    note: async () => {
      notes.push('sent');
      return { started: note('started'), over: note('over') };
    },
    close: async () => undefined,
  };
  return { tracker: trackExecutions(api, journal), asked, notes };
}

test('an execution that is still active is ended, and noted before and after', async () => {
  const { tracker, asked, notes } = opened();
  const trigger = await tracker.triggering(TRIGGERING);
  await trigger.started(sid('2'));
  trigger.done();
  await tracker.close();
  expect(asked).toMatchObject([{ method: 'POST', path: /FN2+$/, fields: { Status: 'ended' } }]);
  expect(notes).toEqual(['sent', 'started', 'over']);
});

test('an execution that has already ended is not ended again', async () => {
  const { tracker, asked, notes } = opened();
  const trigger = await tracker.triggering(TRIGGERING);
  await trigger.started(sid('1'));
  trigger.done();
  tracker.ended(sid('1'));
  await tracker.end();
  expect(asked).toEqual([]);
  expect(notes.at(-1)).toBe('over');
});

test('the execution of a refused trigger is not searched for', async () => {
  const { tracker, asked, notes } = opened();
  const trigger = await tracker.triggering(TRIGGERING);
  await trigger.refused();
  trigger.done();
  await tracker.end();
  expect(asked).toEqual([]);
  expect(notes).toEqual(['sent', 'over']);
});

test('an answer that arrives late still counts', async () => {
  const { tracker, asked } = opened();
  const trigger = await tracker.triggering(TRIGGERING);
  const closing = tracker.close();
  await trigger.started(sid('3'));
  trigger.done();
  await closing;
  expect(asked).toMatchObject([{ method: 'POST', path: /FN3+$/ }]);
});

test('the execution of a trigger without an answer is found by its contact', async () => {
  const { tracker, asked, notes } = opened(listing(active('4', '+15550100009'), active('5')));
  (await tracker.triggering(TRIGGERING)).done();
  await tracker.end();
  expect(asked.filter(({ method }) => method === 'POST')).toMatchObject([{ path: /FN5+$/ }]);
  expect(notes).toEqual(['sent', 'over']);
});

test('a trigger without an execution stays in the journal', async () => {
  const { tracker, notes } = opened(listing());
  (await tracker.triggering(TRIGGERING)).done();
  await tracker.end();
  expect(notes).toEqual(['sent']);
});

test('after the test has ended, a trigger is refused', async () => {
  const { tracker, notes } = opened();
  await tracker.close();
  await expect(tracker.triggering(TRIGGERING)).rejects.toMatchObject({ problems: [{ code: 'interrupted' }] });
  expect(notes).toEqual([]);
});

test('the contact hangs up', async () => {
  const { tracker } = opened();
  let calls = 1;
  const finish = async () => {
    calls = 0;
  };
  (await tracker.triggering({ ...TRIGGERING, contact: { finish } })).done();
  await tracker.close().catch(() => undefined);
  expect(calls).toBe(0);
});

test('an execution that cannot be ended is named each time, with the way to end it by hand', async () => {
  const { tracker } = opened(() => ({ status: 403, body: { code: 20003, message: 'no', status: 403 } }));
  const trigger = await tracker.triggering(TRIGGERING);
  await trigger.started(sid('1'));
  trigger.done();
  const words = /left-running: The execution FN1+ could not be ended/;
  await expect(tracker.end()).rejects.toThrow(words);
  await expect(tracker.close()).rejects.toThrow(words);
});
