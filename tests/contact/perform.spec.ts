// The requests that the contact's actions send to Twilio's API.

import { type ContactContext, openContact, perform } from '../../src/contact/perform.ts';
import type { Action, ContactAction } from '../../src/scenario/scenario.ts';
import { expect, test } from '../test.ts';
import { type Answerer, CONTACT, contextOf, FLOW_NUMBER, fakeApi, setupOf } from './fakes.ts';

const PLACE = { file: 'a.yaml', line: 1, column: 1 };
const at = (widget: string, action: Action): ContactAction => ({ ...action, at: widget, place: PLACE });
const state = (type: string, properties: { [key: string]: string }) => ({
  name: 'ask',
  type,
  properties,
  transitions: [],
});

const leg = (sid: string, from: string, to: string, direction: string) => ({
  sid,
  from,
  to,
  direction,
  start_time: null,
});
const legs =
  (...calls: object[]): Answerer =>
  ({ method, path }) =>
    method === 'GET' && path.endsWith('/Calls.json') ? { status: 200, body: { calls } } : undefined;

test('a reply goes from the contact to the flow, with its media', async () => {
  const { api, asked } = fakeApi();
  await perform(at('ask', { kind: 'reply', body: 'Yes', media: ['https://example.com/a.png'] }), contextOf(api));
  expect(asked.at(-1)).toMatchObject({
    path: /Messages\.json$/,
    fields: { From: CONTACT, To: FLOW_NUMBER, Body: 'Yes', MediaUrl: ['https://example.com/a.png'] },
  });
});

test('the contact presses keys on its own leg, not on that of the flow', async () => {
  const ours = leg('CA1', CONTACT, FLOW_NUMBER, 'outbound-api');
  const theirs = leg('CA2', CONTACT, FLOW_NUMBER, 'inbound');
  const { api, asked } = fakeApi(legs(theirs, ours));
  await perform(at('menu', { kind: 'press', digits: '1' }), contextOf(api));
  expect(asked.at(-1)?.path).toMatch(/Calls\/CA1\.json$/);
  expect(asked.at(-1)?.fields.Twiml).toContain('<Play digits="ww1"/>');
});

test("the contact's leg of the flow's call is the incoming one", async () => {
  const theirs = leg('CA1', FLOW_NUMBER, CONTACT, 'outbound-api');
  const ours = leg('CA2', FLOW_NUMBER, CONTACT, 'inbound');
  const { api, asked } = fakeApi(legs(theirs, ours));
  await perform(at('menu', { kind: 'say', speech: 'sales' }), contextOf(api));
  expect(asked.at(-1)?.path).toMatch(/Calls\/CA2\.json$/);
});

test('hanging up a call that has just ended is not an error', async () => {
  const gone = {
    status: 400,
    body: { code: 21220, message: 'Call is not in-progress. Cannot redirect.', status: 400 },
  };
  const list = legs(leg('CA1', CONTACT, FLOW_NUMBER, 'outbound-api'));
  const { api, asked } = fakeApi((one) => list(one) ?? gone);
  await perform(at('menu', { kind: 'hangUp' }), contextOf(api));
  expect(asked.at(-1)?.fields).toEqual({ Status: 'completed' });
});

test('keys without a call are refused with the way to start one', async () => {
  const { api } = fakeApi();
  await expect(perform(at('menu', { kind: 'press', digits: '1' }), contextOf(api))).rejects.toThrow(
    /no-call.*incomingCall/s,
  );
});

async function silence(stage: Partial<ContactContext>): Promise<number[]> {
  const { api } = fakeApi();
  const elapsed: number[] = [];
  const elapse = async (seconds: number) => void elapsed.push(seconds);
  await perform(at('ask', { kind: 'silence' }), contextOf(api, { elapse, ...stage }));
  return elapsed;
}

test('silence lasts a second longer than the widget waits', async () => {
  expect(await silence({ state: state('send-and-wait-for-reply', { timeout: '600' }) })).toEqual([601]);
});

test("silence uses each widget's default timeout", async () => {
  expect(await silence({ state: state('gather-input-on-call', {}) })).toEqual([6]);
  expect(await silence({})).toEqual([3601]);
});

test("silence that is longer than the scenario's timeout is refused at once", async () => {
  const waiting = silence({ secondsLeft: () => 20, state: state('send-and-wait-for-reply', {}) });
  await expect(waiting).rejects.toThrow(/silence-too-long: Silence at `ask` takes 3601 real seconds/);
});

test('a timeout that is a template is rendered from the context', async () => {
  const context = { flow: { variables: { seconds: 90 } } };
  const { api } = fakeApi(() => ({ status: 200, body: { context } }));
  const elapsed: number[] = [];
  const waits = state('send-and-wait-for-reply', { timeout: '{{flow.variables.seconds}}' });
  const stage = contextOf(api, { state: waits, elapse: async (seconds) => void elapsed.push(seconds) });
  await perform(at('ask', { kind: 'silence' }), stage);
  expect(elapsed).toEqual([91]);
});

const numbers: Answerer = ({ method, path }) =>
  method === 'GET' && path.endsWith('/IncomingPhoneNumbers.json')
    ? { status: 200, body: { incoming_phone_numbers: [{ sid: 'PN1', phone_number: CONTACT }] } }
    : undefined;

const urls = (asked: ReturnType<typeof fakeApi>['asked']) =>
  asked.flatMap(({ fields }) => (typeof fields.VoiceUrl === 'string' ? [decodeURIComponent(fields.VoiceUrl)] : []));

test("the contact's number is set to its answer before the flow can call", async () => {
  const { api, asked } = fakeApi(numbers);
  const contact = openContact(setupOf(api), [at('call', { kind: 'answer', outcome: 'busy' })]);
  await contact.ready();
  expect(urls(asked)).toEqual([expect.stringContaining('<Response><Reject reason="busy"/></Response>')]);
});

test('the number is set to the next answer while the previous call rings', async () => {
  const { api, asked } = fakeApi(numbers);
  const busy = at('call', { kind: 'answer', outcome: 'busy' });
  const human = at('again', { kind: 'answer', outcome: 'human' });
  const contact = openContact(setupOf(api), [busy, human]);
  await contact.ready();
  await contact.perform(busy, contextOf(api));
  expect(urls(asked)).toEqual([expect.stringContaining('"busy"'), expect.stringContaining('<Say>Hello?')]);
  expect(urls(asked).every((url) => url.includes('<Response><Pause length="3"/>'))).toBe(true);
});

test('a contact that answers a call needs a number of the account', async () => {
  const { api } = fakeApi();
  const contact = openContact(setupOf(api), [at('call', { kind: 'answer', outcome: 'human' })]);
  await expect(contact.ready()).rejects.toThrow(/not-a-number-of-the-account/);
});

test("a call of the contact is limited to the scenario's time", async () => {
  const { api, asked } = fakeApi();
  await openContact(setupOf(api), []).begin('incomingCall', '');
  expect(asked.at(-1)?.fields).toMatchObject({ From: CONTACT, To: FLOW_NUMBER, TimeLimit: 120 });
});

test('active calls are ended when the scenario is over', async () => {
  const { api, asked } = fakeApi(legs(leg('CA1', CONTACT, FLOW_NUMBER, 'outbound-api')));
  const contact = openContact(setupOf(api), []);
  await contact.begin('incomingCall', '');
  await contact.finish();
  expect(asked.filter(({ fields }) => fields.Status === 'completed')).toHaveLength(1);
});

test('a scenario without calls lists no calls', async () => {
  const { api, asked } = fakeApi();
  await openContact(setupOf(api), [at('ask', { kind: 'silence' })]).finish();
  expect(asked).toEqual([]);
});
