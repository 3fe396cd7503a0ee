// A flow's webhook: it starts or continues an execution, as an incoming message or call does.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, menuFlow, type Opened, shortFlow, test } from '../client.ts';

const ENDS = { From: CONTACT, To: FLOW_NUMBER };
const MESSAGE = { ...ENDS, Body: 'Hello', MessageSid: `SM${'1'.repeat(32)}` };
const CALL = { ...ENDS, CallSid: `CA${'1'.repeat(32)}`, CallStatus: 'ringing' };

function at(opened: Opened, definition = shortFlow) {
  const flowSid = opened.publish(definition);
  const path = `/v1/Accounts/${opened.emulator.accountSid}/Flows/${flowSid}`;
  const post = (form: Record<string, string>) => opened.ask(path, { form, headers: { authorization: '' } });
  const executions = () => opened.client.studio.v2.flows(flowSid).executions;
  return { path, post, executions };
}

test('a message starts an execution, and TwiML answers it', async ({ opened }) => {
  const { post, executions } = at(opened);
  const { status, headers, body } = await post(MESSAGE);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(body).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  const [execution] = await executions().list();
  expect(execution).toMatchObject({ contactChannelAddress: CONTACT, initiatedBy: MESSAGE.MessageSid });
});

test('the next message continues it', async ({ opened }) => {
  const { post, executions } = at(opened, askingFlow);
  await post(MESSAGE);
  await post({ ...MESSAGE, Body: 'Yes' });
  expect((await executions().list()).map(({ status }) => status)).toEqual(['ended']);
});

test('parameters may be in the URL', async ({ opened }) => {
  const { path, executions } = at(opened);
  expect((await opened.ask(`${path}?${new URLSearchParams(MESSAGE)}`)).status).toBe(200);
  expect(await executions().list()).toHaveLength(1);
});

test("a call starts an execution with the call's SID", async ({ opened }) => {
  const { post, executions } = at(opened, menuFlow);
  await post(CALL);
  const [execution] = await executions().list();
  expect(execution).toMatchObject({ status: 'active', initiatedBy: CALL.CallSid });
});

for (const [parameter, event] of [
  ['Digits', 'keypress'],
  ['SpeechResult', 'speech'],
] as const) {
  test(`${parameter} of that call is a ${event}`, async ({ opened }) => {
    const { post, executions } = at(opened, menuFlow);
    await post(CALL);
    await post({ ...CALL, CallStatus: 'in-progress', [parameter]: '1' });
    opened.emulator.studio.clock.advance(1);
    const [execution] = await executions().list();
    const [last] = await executions()(execution?.sid ?? '').steps.list();
    expect(last?.name).toBe(event);
  });
}

test('of two calls of one caller, the one with the given SID continues', async ({ opened }) => {
  const { post, executions } = at(opened, menuFlow);
  const other = { ...CALL, CallSid: `CA${'2'.repeat(32)}` };
  await post(CALL);
  await post(other);
  await post({ ...CALL, CallStatus: 'in-progress', Digits: '1' });
  const [active, ended] = await executions().list();
  expect([active?.initiatedBy, active?.status]).toEqual([other.CallSid, 'active']);
  expect([ended?.initiatedBy, ended?.status]).toEqual([CALL.CallSid, 'ended']);
});

test('the end of an unknown call starts nothing', async ({ opened }) => {
  const { post, executions } = at(opened, menuFlow);
  expect((await post({ ...CALL, CallStatus: 'completed' })).status).toBe(200);
  expect(await executions().list()).toEqual([]);
});

test('the end of a call ends it once', async ({ opened }) => {
  const { post } = at(opened, menuFlow);
  await post(CALL);
  expect((await post({ ...CALL, CallStatus: 'completed' })).status).toBe(200);
  expect((await post({ ...CALL, CallStatus: 'completed' })).status).toBe(200);
  expect(opened.emulator.studio.calls.get(CALL.CallSid)?.status).toBe('completed');
});

for (const [what, form] of [
  ['message', MESSAGE],
  ['call', CALL],
] as const) {
  test(`a ${what} for a flow that was never published is refused, but starts the draft for a test user`, async ({
    opened,
  }) => {
    const { sid } = opened.emulator.studio.flows.add({ friendlyName: 'd', status: 'draft', definition: menuFlow });
    const path = `/v1/Accounts/${opened.emulator.accountSid}/Flows/${sid}`;
    expect(await opened.ask(path, { form })).toMatchObject({ status: 404, body: { code: 20404 } });
    await opened.client.studio.v2
      .flows(sid)
      .testUsers()
      .update({ testUsers: [CONTACT] });
    expect((await opened.ask(path, { form })).status).toBe(200);
    expect(await opened.client.studio.v2.flows(sid).executions.list()).toHaveLength(1);
  });
}

test('the status callback of a message starts nothing', async ({ opened }) => {
  const { post, executions } = at(opened);
  expect((await post({ ...ENDS, MessageSid: MESSAGE.MessageSid, MessageStatus: 'delivered' })).status).toBe(200);
  expect(await executions().list()).toEqual([]);
});

for (const from of ['40404', 'anonymous', '+266696687', 'whatsapp:+15550100001'])
  test(`a message from ${from} starts an execution`, async ({ opened }) => {
    const { post, executions } = at(opened);
    expect((await post({ ...MESSAGE, From: from })).status).toBe(200);
    expect(await executions().list()).toMatchObject([{ contactChannelAddress: from }]);
  });

test('a request that is neither a message nor a call is refused', async ({ opened }) => {
  const { post } = at(opened);
  for (const form of [ENDS, { ...MESSAGE, From: '' }, { ...MESSAGE, To: 'nobody that anybody knows' }])
    expect((await post(form)).status).toBe(400);
});
