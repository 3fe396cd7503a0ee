// The Messages resource: a contact writes to a flow's number, and all messages are listed.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, type Opened, test } from '../client.ts';

/** An execution that waits for the contact's reply. */
async function asked({ client, publish }: Opened) {
  const { executions } = client.studio.v2.flows(publish(askingFlow));
  const { sid } = await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  return executions(sid);
}

const reply = { from: CONTACT, to: FLOW_NUMBER, body: 'Yes' };

test("a message to the flow's number is the reply that it waits for", async ({ opened }) => {
  const execution = await asked(opened);
  const { sid, status, direction } = await opened.client.messages.create(reply);
  expect([sid.slice(0, 2), direction, typeof status]).toEqual(['SM', 'outbound-api', 'string']);
  expect((await execution.fetch()).status).toBe('ended');
  const { context } = await execution.executionContext().fetch();
  expect(context.widgets.ask.inbound).toMatchObject({ Body: 'Yes', From: CONTACT });
});

test('a contact can reply to a short code', async ({ opened: { client, publish } }) => {
  const { executions } = client.studio.v2.flows(publish(askingFlow));
  const { sid } = await executions.create({ to: CONTACT, from: '12345' });
  await client.messages.create({ ...reply, to: '12345' });
  expect((await executions(sid).fetch()).status).toBe('ended');
  await expect(client.messages.create({ ...reply, to: '54321' })).rejects.toMatchObject({ code: 21211 });
});

test("the flow's messages are listed by recipient", async ({ opened }) => {
  await asked(opened);
  const [message] = await opened.client.messages.list({ to: CONTACT });
  expect(message).toMatchObject({ from: FLOW_NUMBER, body: 'Yes or no?', status: 'delivered', numMedia: '0' });
  expect(await opened.client.messages.list({ to: '+15550100009' })).toEqual([]);
});

test('dates have the format of RFC 2822', async ({ opened }) => {
  await asked(opened);
  await opened.client.messages.list();
  const date = expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
  const messages = [{ date_created: date, date_sent: date, date_updated: date }];
  expect(opened.exchanges.at(-1)?.body).toMatchObject({ messages });
});

test('messages are filtered by the time at which they were sent', async ({ opened }) => {
  const { client, emulator } = opened;
  const days = [1, 2, 3].map((day) => new Date(Date.UTC(2030, 0, day, 12)));
  for (const day of days) {
    emulator.studio.clock.set(day.getTime());
    await client.messages.create({ ...reply, to: '+15550100009', body: String(day.getUTCDate()) });
  }
  const bodies = async (query: object) => (await client.messages.list(query)).map(({ body }) => body);
  expect(await bodies({ dateSentAfter: days[1] })).toEqual(['3', '2']);
  expect(await bodies({ dateSentBefore: days[1] })).toEqual(['2', '1']);
  expect(await bodies({ dateSent: days[1] })).toEqual(['2']);
});

test('a day is a valid date filter', async ({ opened }) => {
  const { ask, client, emulator } = opened;
  emulator.studio.clock.set(Date.UTC(2030, 0, 2, 12));
  await client.messages.create(reply);
  const path = `/2010-04-01/Accounts/${emulator.accountSid}/Messages.json`;
  expect((await ask(`${path}?DateSent=2030-01-02`)).body).toMatchObject({ messages: [{ body: 'Yes' }] });
  expect((await ask(`${path}?DateSent=2030-01-01`)).body).toMatchObject({ messages: [] });
  expect((await ask(`${path}?DateSent=once`)).body).toMatchObject({ code: 20001 });
});

test('a message is fetched with its media', async ({ opened: { client } }) => {
  const media = ['https://example.com/a.png', 'https://example.com/b?x=1'];
  const { sid } = await client.messages.create({ ...reply, mediaUrl: media });
  const message = await client.messages(sid).fetch();
  expect([sid.slice(0, 2), message.numMedia]).toEqual(['MM', '2']);
  const listed = await message.media().list();
  expect(listed.map(({ contentType }) => contentType)).toEqual(['image/png', 'application/octet-stream']);
  const [first] = listed;
  expect(
    (
      await client
        .messages(sid)
        .media(first?.sid ?? '')
        .fetch()
    ).parentSid,
  ).toBe(sid);
});

for (const [name, form, code] of [
  ['no To', { From: CONTACT, Body: 'x' }, 21604],
  ['no From', { To: CONTACT, Body: 'x' }, 21603],
  ['no number in To', { To: 'Ada', From: CONTACT, Body: 'x' }, 21211],
  ['no sender in From', { To: CONTACT, From: '+++', Body: 'x' }, 21212],
  ['nothing to say', { To: CONTACT, From: FLOW_NUMBER }, 21619],
  ['too much to say', { To: CONTACT, From: FLOW_NUMBER, Body: 'x'.repeat(1601) }, 21617],
] as const) {
  test(`a message with ${name} is error ${code}`, async ({ opened: { ask, emulator } }) => {
    const { status, body } = await ask(`/2010-04-01/Accounts/${emulator.accountSid}/Messages.json`, { form });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code });
  });
}

test('an unknown message is not found', async ({ opened: { client } }) => {
  await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});
