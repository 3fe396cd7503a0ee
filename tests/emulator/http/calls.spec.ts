// The Calls resource: a contact calls a flow's number, presses keys by new TwiML, and hangs up.
import { CONTACT, expect, FLOW_NUMBER, menuFlow, type Opened, test } from '../client.ts';

const ON_THE_LINE = '<Pause length="600"/>';
const silence = `<Response>${ON_THE_LINE}</Response>`;

/** The contact has called, and is silent. */
async function called({ client, emulator, publish }: Opened) {
  const sid = publish(menuFlow);
  emulator.studio.numbers.assign(FLOW_NUMBER, sid);
  const call = await client.calls.create({ from: CONTACT, to: FLOW_NUMBER, twiml: silence, timeLimit: 600 });
  const [execution] = await client.studio.v2.flows(sid).executions.list();
  return { call, execution: client.studio.v2.flows(sid).executions(execution?.sid ?? '') };
}

test("a call to the flow's number starts an execution", async ({ opened }) => {
  const { call, execution } = await called(opened);
  expect(call).toMatchObject({ status: 'in-progress', from: CONTACT, to: FLOW_NUMBER, endTime: null, duration: null });
  expect(await execution.fetch()).toMatchObject({ status: 'active', contactChannelAddress: CONTACT });
});

test('new TwiML presses keys', async ({ opened }) => {
  const { call, execution } = await called(opened);
  await opened.client.calls(call.sid).update({ twiml: `<Response><Play digits="ww1"/>${ON_THE_LINE}</Response>` });
  opened.emulator.studio.clock.advance(1);
  const [last] = await execution.steps.list();
  expect(last).toMatchObject({ name: 'keypress', transitionedFrom: 'menu' });
});

test('a call is hung up by its status', async ({ opened }) => {
  const { call } = await called(opened);
  const ended = await opened.client.calls(call.sid).update({ status: 'completed' });
  expect(ended.status).toBe('completed');
  expect(ended.duration).toMatch(/^\d+$/);
  const again = opened.client.calls(call.sid).update({ twiml: silence });
  await expect(again).rejects.toMatchObject({ status: 400, code: 21220 });
});

test('calls are listed by status and by number', async ({ opened }) => {
  const { call } = await called(opened);
  const { calls } = opened.client;
  const up = await calls.list({ status: 'in-progress', from: CONTACT });
  expect(up.map(({ sid, direction }) => [sid === call.sid, direction])).toEqual([
    [false, 'inbound'],
    [true, 'outbound-api'],
  ]);
  expect(await calls.list({ status: 'completed' })).toEqual([]);
  expect(await calls.list({ to: CONTACT })).toEqual([]);
  expect(await calls.list({ startTimeAfter: new Date('2099-01-01') })).toEqual([]);
});

test("TwiML may be in the URL of Twilio's echo page, and in no other", async ({ opened: { client } }) => {
  const ends = { from: CONTACT, to: FLOW_NUMBER };
  const echo = `https://twimlets.com/echo?Twiml=${encodeURIComponent(silence)}`;
  expect((await client.calls.create({ ...ends, url: echo })).sid).toMatch(/^CA/);
  await expect(client.calls.create({ ...ends, url: 'https://example.com' })).rejects.toMatchObject({ code: 21205 });
});

for (const [name, form, code] of [
  ['no To', { From: CONTACT, Twiml: silence }, 21201],
  ['no From', { To: CONTACT, Twiml: silence }, 21213],
  ['no TwiML', { To: CONTACT, From: FLOW_NUMBER }, 21205],
  ['no number in To', { To: 'Ada', From: CONTACT, Twiml: silence }, 21211],
] as const) {
  test(`a call with ${name} is error ${code}`, async ({ opened: { ask, emulator } }) => {
    const { status, body } = await ask(`/2010-04-01/Accounts/${emulator.accountSid}/Calls.json`, { form });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code });
  });
}

test('an update without a change, or to an unknown status, is refused', async ({ opened }) => {
  const { call } = await called(opened);
  const path = `/2010-04-01/Accounts/${opened.emulator.accountSid}/Calls/${call.sid}.json`;
  expect((await opened.ask(path, { form: { Other: '1' } })).body).toMatchObject({ code: 20001 });
  expect((await opened.ask(path, { form: { Status: 'ringing' } })).body).toMatchObject({ code: 20001 });
});

test('an unknown call is not found', async ({ opened: { client } }) => {
  await expect(client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});
