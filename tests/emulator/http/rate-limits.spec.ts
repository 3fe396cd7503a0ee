// Studio's rate limits for new executions: more are refused with 429, if the emulator is started with them.
import { createRateLimits } from '../../../src/emulator/http/rate-limits.ts';
import { CONTACT, expect, FLOW_NUMBER, type Opened, shortFlow, test } from '../client.ts';
import { ask, flowOf } from '../flows.ts';

/** Two questions in turn, without an end. */
const insistingFlow = flowOf(ask('one', '?', { incomingMessage: 'two' }), ask('two', '?', { incomingMessage: 'one' }));

const many = (count: number, send: (index: number) => Promise<{ status: number }>) =>
  Promise.all(Array.from({ length: count }, async (_, index) => (await send(index)).status));

const create =
  ({ ask }: Opened, flowSid: string) =>
  () =>
    ask(`/v2/Flows/${flowSid}/Executions`, { form: { To: CONTACT, From: FLOW_NUMBER } });

test('without --rate-limits, no request is refused', async ({ opened }) => {
  const statuses = await many(150, create(opened, opened.publish(shortFlow)));
  expect(new Set(statuses)).toEqual(new Set([201]));
});

test.describe('with rates', () => {
  // Time does not pass: everything happens in the same second.
  test.use({ options: { rateLimits: true, now: () => 1_900_000_000_000 } });

  test('the 21st REST execution of a second is refused', async ({ opened }) => {
    const send = create(opened, opened.publish(shortFlow));
    expect(await many(20, send)).toEqual(Array(20).fill(201));
    const { status, headers, body } = await opened.ask(opened.exchanges.at(-1)?.path ?? '', { form: { To: CONTACT } });
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    expect(body).toMatchObject({ code: 20429, message: 'Too Many Requests' });
  });

  test('the 101st inbound execution of a second is refused', async ({ opened }) => {
    const path = `/v1/Accounts/${opened.emulator.accountSid}/Flows/${opened.publish(shortFlow)}`;
    const form = { From: CONTACT, To: FLOW_NUMBER, Body: 'Hi' };
    const statuses = await many(101, () => opened.ask(path, { form }));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  test('messages within an execution are not limited', async ({ opened }) => {
    const { ask, emulator } = opened;
    await create(opened, opened.publish(insistingFlow))();
    const messages = `/2010-04-01/Accounts/${emulator.accountSid}/Messages.json`;
    const form = { From: CONTACT, To: FLOW_NUMBER, Body: 'Hi' };
    expect(new Set(await many(120, () => ask(messages, { form })))).toEqual(new Set([201]));
  });

  test('a refused message is not sent', async ({ opened }) => {
    const { ask, client, emulator } = opened;
    emulator.studio.numbers.assign(FLOW_NUMBER, opened.publish(shortFlow));
    const messages = `/2010-04-01/Accounts/${emulator.accountSid}/Messages.json`;
    const form = { From: CONTACT, To: FLOW_NUMBER, Body: 'Hi' };
    expect((await many(101, () => ask(messages, { form }))).filter((status) => status === 429)).toHaveLength(1);
    expect(await client.messages.list({ pageSize: 1000 })).toHaveLength(200);
  });

  test('reading is not limited', async ({ opened }) => {
    expect(new Set(await many(120, () => opened.ask('/v2/Flows')))).toEqual(new Set([200]));
  });

  test('a reset clears the counts', async ({ opened }) => {
    const send = create(opened, opened.publish(shortFlow));
    await many(20, send);
    await opened.ask('/_emulator/reset', { method: 'POST' });
    expect((await send()).status).toBe(201);
  });
});

test('a second later requests are accepted again', () => {
  let now = 0;
  const limits = createRateLimits({ rest: 1, inbound: 1 }, () => now);
  limits.count('rest');
  expect(() => limits.count('rest')).toThrow('Too Many Requests');
  expect(() => limits.count('inbound')).not.toThrow();
  now = 1000;
  expect(() => limits.count('rest')).not.toThrow();
});
