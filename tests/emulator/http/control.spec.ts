// The control API: time, mocks, reset, incidents, and errors.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, fetchingFlow, type Opened, test } from '../client.ts';
import { flowOf, widget } from '../flows.ts';

async function started(opened: Opened, definition = askingFlow) {
  const flowSid = opened.publish(definition, 'started');
  const { executions } = opened.client.studio.v2.flows(flowSid);
  const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  return executions(sid);
}

const put = ({ ask }: Opened, path: string, json: unknown) => ask(`/_emulator/${path}`, { method: 'PUT', json });
const post = ({ ask }: Opened, path: string, json: unknown) => ask(`/_emulator/${path}`, { method: 'POST', json });

test('advancing time makes widgets time out', async ({ opened }) => {
  const execution = await started(opened);
  await post(opened, 'clock', { advance: 3599 });
  expect((await execution.fetch()).status).toBe('active');
  await post(opened, 'clock', { advance: 1 });
  expect((await execution.steps.list()).map(({ name }) => name)).toEqual(['timeout', 'incomingRequest']);
});

test('time is set, and returned', async ({ opened }) => {
  const { body } = await post(opened, 'clock', { now: '2026-12-24T17:59:00-08:00' });
  expect(body).toEqual({ now: '2026-12-25T01:59:00.000Z' });
  expect((await opened.ask('/_emulator/clock')).body).toEqual({ now: '2026-12-25T01:59:00.000Z' });
});

for (const json of [
  {},
  { advance: -1 },
  { advance: '60' },
  { advance: 1e300 },
  { now: 'noon' },
  { now: '2026-12-24T17:59:00' },
  { now: '2026-02-30T17:59:00Z' },
  { now: 5 },
  { advance: 1, now: '2026-12-24T17:59:00Z' },
  { advance: 1, by: 'me' },
  [],
  null,
]) {
  test(`the clock refuses ${JSON.stringify(json)}`, async ({ opened }) => {
    const { status, body } = await post(opened, 'clock', json);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 20001, message: expect.stringMatching(/`advance`|`now`|JSON/) });
  });
}

test('content templates are set, and rendered when a flow sends them', async ({ opened }) => {
  const sid = `HX${'a'.repeat(32)}`;
  const template = { sid, types: { 'twilio/text': { body: 'Hi {{1}}' } } };
  expect((await put(opened, 'content', [template])).body).toEqual({ content: [sid] });
  const content_variables = [{ key: '1', value: '{{flow.data.name}}' }];
  const properties = { message_type: 'content_template', content_sid: sid, content_variables };
  const flow = opened.publish(flowOf(widget('greet', 'send-message', properties, { sent: '' })));
  const parameters = { name: 'Ada' };
  await opened.client.studio.v2.flows(flow).executions.create({ to: CONTACT, from: FLOW_NUMBER, parameters });
  expect((await opened.client.messages.list()).map(({ body }) => body)).toEqual(['Hi Ada']);
  const { status, body } = await put(opened, 'content', [{ sid }]);
  expect([status, body]).toMatchObject([400, { message: expect.stringContaining('`types`') }]);
});

test('a flow can answer at an address of another channel', async ({ opened }) => {
  const flowSid = opened.publish(askingFlow, 'chatty');
  const address = 'whatsapp:+15550100000';
  expect((await put(opened, 'addresses', { address, flow: 'chatty' })).body).toEqual({ address, flow: flowSid });
  await opened.client.messages.create({ to: address, from: 'whatsapp:+15550100001', body: 'Hi' });
  expect(await opened.client.studio.v2.flows(flowSid).executions.list()).toHaveLength(1);
});

for (const json of [{}, { address: 'nowhere at all', flow: 'chatty' }, { address: 'whatsapp:+1555', flow: 'chaty' }]) {
  test(`an address is refused: ${JSON.stringify(json)}`, async ({ opened }) => {
    opened.publish(askingFlow, 'chatty');
    const { status, body } = await put(opened, 'addresses', json);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      message: expect.stringMatching(/`address` must|Did you mean `chatty`|did you mean/i),
    });
  });
}

test('time can be set back only before the first execution', async ({ opened }) => {
  await post(opened, 'clock', { now: '2026-12-24T17:59:00-08:00' });
  expect((await post(opened, 'clock', { now: '2026-03-01T09:00:00-08:00' })).status).toBe(200);
  await started(opened);
  const back = { now: '2026-02-01T09:00:00-08:00' };
  const { status, body } = await post(opened, 'clock', back);
  expect([status, body]).toEqual([
    400,
    expect.objectContaining({ message: expect.stringContaining('/_emulator/reset') }),
  ]);
  await post(opened, 'reset', undefined);
  expect((await post(opened, 'clock', back)).body).toEqual({ now: '2026-02-01T17:00:00.000Z' });
});

test("a mock answers a widget's request, by the flow's name or SID", async ({ opened }) => {
  const flowSid = opened.publish(fetchingFlow, 'fetching');
  for (const flow of ['fetching', flowSid]) {
    const answers = [{ status: 200, body: { ok: true } }];
    expect((await put(opened, 'mocks', { flow, widget: 'fetch', answers })).status).toBe(200);
    const { executions } = opened.client.studio.v2.flows(flowSid);
    const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
    const { context } = await executions(sid).executionContext().fetch();
    expect(context.widgets.fetch).toMatchObject({ status_code: 200, parsed: { ok: true } });
  }
});

for (const [name, mock, words] of [
  ['an unknown flow', { flow: 'fetchin' }, 'did you mean `fetching`?'],
  ['an unknown widget', { widget: 'fetsch' }, 'did you mean `fetch`?'],
  ['no list', { answers: {} }, '`answers` must be a list'],
  ['an answer of no kind', { answers: [{}] }, 'answers[0] must hold one of'],
  ['an answer of two kinds', { answers: [{ status: 200, event: 'x' }] }, 'answers[0] must hold one of'],
  ['a status that is none', { answers: [{ status: 2000 }] }, 'answers[0]: `status`'],
  ['headers that are no texts', { answers: [{ status: 200, headers: { a: 1 } }] }, '`headers`'],
  ['an event without a name', { answers: [{ event: '' }] }, '`event`'],
  ['an event that the widget does not have', { answers: [{ event: 'succes' }] }, 'did you mean `success`?'],
  ['something that no answer has', { answers: [{ status: 200, bdy: {} }] }, 'answers[0] holds `bdy`'],
  ['a delivery that is none', { answers: [{ delivery: 'lost' }] }, 'delivered, undelivered, failed'],
  ['a forward to another machine', { answers: [{ forward: 'https://example.com' }] }, '`forward`'],
] as const) {
  test(`a mock for ${name} is refused`, async ({ opened }) => {
    opened.publish(fetchingFlow, 'fetching');
    const { status, body } = await put(opened, 'mocks', { flow: 'fetching', widget: 'fetch', answers: [], ...mock });
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringContaining(words) });
  });
}

test('an answer that is nested too deeply is kept as text, and the execution can be fetched', async ({ opened }) => {
  opened.publish(fetchingFlow, 'started');
  const body = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const answers = [{ status: 200, headers: { 'content-type': 'application/json' }, body }];
  await put(opened, 'mocks', { flow: 'started', widget: 'fetch', answers });
  const { executions } = opened.client.studio.v2.flows(opened.emulator.studio.flows.byName('started')?.sid ?? '');
  const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  const { fetch } = (await executions(sid).executionContext().fetch()).context.widgets;
  expect([fetch.status_code, fetch.body.length, fetch.parsed]).toEqual([200, 60_000, undefined]);
});

test('an execution lists requests without a mock', async ({ opened }) => {
  const { sid } = await (await started(opened, fetchingFlow)).fetch();
  const request = { method: 'GET', url: 'https://example.com/a' };
  const incidents = [{ kind: 'unmocked', widget: 'fetch', widgetType: 'make-http-request', request }];
  expect((await opened.ask(`/_emulator/executions/${sid}`)).body).toMatchObject({ status: 'ended', incidents });
});

test('an execution says where it waits', async ({ opened }) => {
  const { sid } = await (await started(opened)).fetch();
  const { body } = await opened.ask(`/_emulator/executions/${sid}`);
  const until = expect.stringMatching(/^\d{4}-.*Z$/);
  const waiting = { widget: 'ask', on: expect.arrayContaining(['message']), until };
  expect(body).toMatchObject({ sid, status: 'active', incidents: [], waiting });
});

test('a reset removes executions, mocks and time, and keeps flows', async ({ opened }) => {
  const execution = await started(opened);
  await post(opened, 'clock', { advance: 1_000_000 });
  expect((await post(opened, 'reset', undefined)).status).toBe(200);
  await expect(execution.fetch()).rejects.toMatchObject({ status: 404 });
  expect(await opened.client.studio.v2.flows.list()).toHaveLength(1);
  expect(Math.abs(opened.emulator.studio.now() - Date.now())).toBeLessThan(60_000);
});

test('a body that is not JSON is refused', async ({ opened }) => {
  const { status, body } = await opened.ask('/_emulator/clock', { form: { advance: '1' } });
  expect([status, body]).toEqual([400, expect.objectContaining({ message: 'The body must be JSON' })]);
});

test('a body that is nested too deeply is refused', async ({ opened }) => {
  opened.publish(fetchingFlow, 'fetching');
  const deep = JSON.parse(`${'['.repeat(150)}${']'.repeat(150)}`);
  const { status } = await put(opened, 'mocks', {
    flow: 'fetching',
    widget: 'fetch',
    answers: [{ status: 200, body: deep }],
  });
  expect(status).toBe(400);
});
