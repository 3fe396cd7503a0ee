// What becomes of executions that a test leaves active.
import { expect, test } from '@playwright/test';
import { openLeftovers } from '../../src/account/cleanup.ts';
import type { Journal } from '../../src/account/journal.ts';
import type { Announced } from '../../src/session/witness.ts';
import { type Answerer, CONTACT, fakeApi } from '../contact/fakes.ts';

const FLOW = `FW${'0'.repeat(32)}`;
const sid = (digit: string) => `FN${digit.repeat(32)}`;
const ANNOUNCED: Announced = {
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

/** Writes down what is noted, and in which order. */
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
  return { leftovers: openLeftovers(api, journal), asked, notes };
}

test('an execution that is still active is ended, and noted before and after', async () => {
  const { leftovers, asked, notes } = opened();
  const told = await leftovers.sending(ANNOUNCED);
  await told.started(sid('2'));
  told.done();
  await leftovers.close();
  expect(asked).toMatchObject([{ method: 'POST', path: /FN2+$/, fields: { Status: 'ended' } }]);
  expect(notes).toEqual(['sent', 'started', 'over']);
});

test('one that has ended by itself is left alone', async () => {
  const { leftovers, asked, notes } = opened();
  const told = await leftovers.sending(ANNOUNCED);
  await told.started(sid('1'));
  told.done();
  leftovers.ended(sid('1'));
  await leftovers.end();
  expect(asked).toEqual([]);
  expect(notes.at(-1)).toBe('over');
});

test('a trigger that was refused is not looked for', async () => {
  const { leftovers, asked, notes } = opened();
  const told = await leftovers.sending(ANNOUNCED);
  await told.refused();
  told.done();
  await leftovers.end();
  expect(asked).toEqual([]);
  expect(notes).toEqual(['sent', 'over']);
});

test('an answer that nobody waits for any more counts', async () => {
  const { leftovers, asked } = opened();
  const told = await leftovers.sending(ANNOUNCED);
  const closing = leftovers.close();
  await told.started(sid('3'));
  told.done();
  await closing;
  expect(asked).toMatchObject([{ method: 'POST', path: /FN3+$/ }]);
});

test('what came of a trigger without an answer is found by its contact', async () => {
  const { leftovers, asked, notes } = opened(listing(active('4', '+15550100009'), active('5')));
  (await leftovers.sending(ANNOUNCED)).done();
  await leftovers.end();
  expect(asked.filter(({ method }) => method === 'POST')).toMatchObject([{ path: /FN5+$/ }]);
  expect(notes).toEqual(['sent', 'over']);
});

test('where nothing has come of it yet, the journal remembers', async () => {
  const { leftovers, notes } = opened(listing());
  (await leftovers.sending(ANNOUNCED)).done();
  await leftovers.end();
  expect(notes).toEqual(['sent']);
});

test('when the test is over, nothing is triggered any more', async () => {
  const { leftovers, notes } = opened();
  await leftovers.close();
  await expect(leftovers.sending(ANNOUNCED)).rejects.toMatchObject({ problems: [{ code: 'interrupted' }] });
  expect(notes).toEqual([]);
});

test('the contact hangs up', async () => {
  const { leftovers } = opened();
  let calls = 1;
  const finish = async () => {
    calls = 0;
  };
  (await leftovers.sending({ ...ANNOUNCED, contact: { finish } })).done();
  await leftovers.close().catch(() => undefined);
  expect(calls).toBe(0);
});

test('one that cannot be ended is named, with the way to end it by hand, as often as it is asked', async () => {
  const { leftovers } = opened(() => ({ status: 403, body: { code: 20003, message: 'no', status: 403 } }));
  const told = await leftovers.sending(ANNOUNCED);
  await told.started(sid('1'));
  told.done();
  const words = /left-running: The execution FN1+ could not be ended/;
  await expect(leftovers.end()).rejects.toThrow(words);
  await expect(leftovers.close()).rejects.toThrow(words);
});
