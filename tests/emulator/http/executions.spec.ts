// Executions over REST: started, listed, ended and deleted by the official SDK.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, type Opened, shortFlow, test } from '../client.ts';

const PARTIES = { to: CONTACT, from: FLOW_NUMBER };

const executionsOf = ({ client }: Opened, sid: string) => client.studio.v2.flows(sid).executions;

test('an execution is created as active, and fetched as it is', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(shortFlow));
  const created = await executions.create({ ...PARTIES, parameters: { name: 'Ada' } });
  expect(created).toMatchObject({ status: 'active', contactChannelAddress: CONTACT, flowVersion: 1, context: {} });
  expect(opened.exchanges.at(-1)?.status).toBe(201);
  const fetched = await executions(created.sid).fetch();
  expect(fetched).toMatchObject({ status: 'ended', context: { flow: { data: { name: 'Ada' } } } });
});

test('URLs begin with the host that the client used', async ({ opened }) => {
  const sid = opened.publish(shortFlow);
  const { url, links } = await executionsOf(opened, sid).create(PARTIES);
  expect(url).toContain(`${opened.emulator.url}/v2/Flows/${sid}/Executions/FN`);
  expect(links).toEqual({ steps: `${url}/Steps`, execution_context: `${url}/Context` });
});

test('dates are whole seconds of GMT', async ({ opened }) => {
  await executionsOf(opened, opened.publish(shortFlow)).create(PARTIES);
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(opened.exchanges.at(-1)?.body).toMatchObject({ date_created: date, date_updated: date });
});

for (const [name, form, code] of [
  ['no To', { From: FLOW_NUMBER }, 20001],
  ['no From', { To: CONTACT }, 20001],
  ['a To that is no address', { To: '555 0100', From: FLOW_NUMBER }, 81023],
  ['a From that is no address', { To: CONTACT, From: 'not a number at all' }, 81023],
  ['addresses of over 300 bytes', { To: `client:${'é'.repeat(150)}`, From: FLOW_NUMBER }, 81023],
  ['parameters that are not JSON', { To: CONTACT, From: FLOW_NUMBER, Parameters: '{name}' }, 84004],
  ['parameters that are a list', { To: CONTACT, From: FLOW_NUMBER, Parameters: '[]' }, 84004],
  ['parameters nested too deep', { To: CONTACT, From: FLOW_NUMBER, Parameters: '{"a":'.repeat(5000) }, 84004],
] as const) {
  test(`an execution with ${name} is error ${code}`, async ({ opened }) => {
    const path = `/v2/Flows/${opened.publish(shortFlow)}/Executions`;
    const { status, body } = await opened.ask(path, { form });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code, status: 400, more_info: `https://www.twilio.com/docs/errors/${code}` });
  });
}

test('parameters of 65,536 bytes are accepted, one byte more is not', async ({ opened }) => {
  const path = `/v2/Flows/${opened.publish(shortFlow)}/Executions`;
  const send = (bytes: number) => {
    const Parameters = JSON.stringify({ name: 'x'.repeat(bytes - '{"name":""}'.length) });
    return opened.ask(path, { form: { To: CONTACT, From: FLOW_NUMBER, Parameters } });
  };
  expect((await send(65_536)).status).toBe(201);
  expect(await send(65_537)).toMatchObject({ status: 400, body: { code: 84004 } });
});

test('a deeply nested value in the parameters is refused', async ({ opened }) => {
  const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const form = { To: CONTACT, From: FLOW_NUMBER, Parameters: deep };
  const { body } = await opened.ask(`/v2/Flows/${opened.publish(shortFlow)}/Executions`, { form });
  expect(body).toMatchObject({ code: 84004 });
});

test('a second active execution for a contact is a conflict', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(askingFlow));
  await executions.create(PARTIES);
  await expect(executions.create(PARTIES)).rejects.toMatchObject({ status: 409 });
});

test('an unknown execution is not found, under the path without its version', async ({ opened }) => {
  const flowSid = opened.publish(shortFlow);
  const sid = `FN${'0'.repeat(32)}`;
  const message = `The requested resource /Flows/${flowSid}/Executions/${sid} was not found`;
  await expect(executionsOf(opened, flowSid)(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404, message });
});

test("another flow's execution is not found", async ({ opened }) => {
  const { sid } = await executionsOf(opened, opened.publish(shortFlow)).create(PARTIES);
  const other = opened.publish(shortFlow, 'another');
  await expect(executionsOf(opened, other)(sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test('an execution is ended, and then deleted', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(askingFlow));
  const { sid } = await executions.create(PARTIES);
  await expect(executions(sid).remove()).rejects.toMatchObject({ status: 409 });
  expect((await executions(sid).update({ status: 'ended' })).status).toBe('ended');
  expect(await executions(sid).remove()).toBe(true);
  await expect(executions(sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test('an execution that has ended does not become active', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(shortFlow));
  const { sid } = await executions.create(PARTIES);
  await expect(executions(sid).update({ status: 'active' })).rejects.toMatchObject({ status: 400, code: 20001 });
});

test('executions are listed by status', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(askingFlow));
  const { sid } = await executions.create(PARTIES);
  await executions(sid).update({ status: 'ended' });
  const active = await executions.create(PARTIES);
  const listed = await executions.list({ status: 'active' });
  expect(listed.map((one) => one.sid)).toEqual([active.sid]);
});

test('a date filter includes its start and leaves out its end', async ({ opened }) => {
  const executions = executionsOf(opened, opened.publish(shortFlow));
  const moments = ['2030-01-01T00:00:00Z', '2030-01-02T00:00:00Z', '2030-01-03T00:00:00Z'].map((one) => new Date(one));
  for (const moment of moments) {
    opened.emulator.studio.clock.set(moment.getTime() - 1);
    await executions.create(PARTIES);
  }
  const [from, , to] = moments;
  const listed = await executions.list({ dateCreatedFrom: from, dateCreatedTo: to });
  expect(listed.map((one) => one.dateCreated.getUTCDate())).toEqual([2, 1]);
});

test('an invalid date is refused', async ({ opened }) => {
  const path = `/v2/Flows/${opened.publish(shortFlow)}/Executions`;
  for (const date of ['yesterday', '2026-02-31', '2026-13-01', '2026-11-24T25:00:00Z', 'Tue, 24 Nov 2026'])
    expect((await opened.ask(`${path}?DateCreatedFrom=${date}`)).body).toMatchObject({ code: 20001 });
  expect((await opened.ask(`${path}?status=done`)).body).toMatchObject({ code: 20001 });
});
