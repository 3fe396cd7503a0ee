// Lists of several pages: as the SDK reads them, and by their URLs.
import { askingFlow, CONTACT, expect, FLOW_NUMBER, longFlow, type Opened, shortFlow, test } from '../client.ts';

type Page = { steps: { sid: string }[]; meta: { next_page_url: string | null; previous_page_url: string | null } };

async function pathOfSteps({ client, publish }: Opened, steps: number): Promise<string> {
  const flowSid = publish(longFlow(steps));
  const { sid } = await client.studio.v2.flows(flowSid).executions.create({ to: CONTACT, from: FLOW_NUMBER });
  return `/v2/Flows/${flowSid}/Executions/${sid}/Steps`;
}

const pathOf = (url: string | null) => (url === null ? '' : url.replace(/^https?:\/\/[^/]+/, ''));

test('a page has the URLs of the pages around it', async ({ opened }) => {
  const path = await pathOfSteps(opened, 120);
  const { body } = await opened.ask(`${path}?PageSize=50`);
  expect((body as Page).steps).toHaveLength(50);
  expect((body as Page).meta).toEqual({
    page: 0,
    page_size: 50,
    first_page_url: `${opened.emulator.url}${path}?PageSize=50&Page=0`,
    previous_page_url: null,
    url: `${opened.emulator.url}${path}?PageSize=50&Page=0`,
    next_page_url: expect.stringMatching(/\?PageSize=50&Page=1&PageToken=PA\w+$/),
    key: 'steps',
  });
});

test('the SDK lists every step of 1,000 once, in two pages of 500', async ({ opened }) => {
  const [, , , flowSid = '', , sid = ''] = (await pathOfSteps(opened, 1000)).split('/');
  const { steps } = opened.client.studio.v2.flows(flowSid).executions(sid);
  opened.exchanges.length = 0;
  const listed = await steps.list({ pageSize: 500 });
  expect(new Set(listed.map((one) => one.sid)).size).toBe(1000);
  expect(opened.exchanges).toHaveLength(2);
});

test("the SDK's each reads every page", async ({ opened }) => {
  const { executions } = opened.client.studio.v2.flows(opened.publish(shortFlow));
  const sids: string[] = [];
  for (let count = 0; count < 5; count += 1)
    sids.push((await executions.create({ to: CONTACT, from: FLOW_NUMBER })).sid);
  const seen: string[] = [];
  await new Promise((done) => executions.each({ pageSize: 2, done }, ({ sid }) => seen.push(sid)));
  expect(seen).toEqual(sids.reverse());
});

test('the previous pages are the ones that were read', async ({ opened }) => {
  const path = await pathOfSteps(opened, 25);
  const first = (await opened.ask(`${path}?PageSize=10`)).body as Page;
  const second = (await opened.ask(pathOf(first.meta.next_page_url))).body as Page;
  const third = (await opened.ask(pathOf(second.meta.next_page_url))).body as Page;
  expect([third.steps.length, third.meta.next_page_url]).toEqual([5, null]);
  const back = (await opened.ask(pathOf(third.meta.previous_page_url))).body as Page;
  expect(back.steps).toEqual(second.steps);
});

test('the next page keeps the filters of the request', async ({ opened }) => {
  const { executions } = opened.client.studio.v2.flows(opened.publish(shortFlow));
  for (let count = 0; count < 3; count += 1) await executions.create({ to: CONTACT, from: FLOW_NUMBER });
  const page = await executions.page({ status: 'ended', pageSize: 2 });
  expect(page.nextPageUrl).toContain('status=ended');
  expect((await page.nextPage())?.instances).toHaveLength(1);
});

test('executions that start between two pages do not shift the pages', async ({ opened }) => {
  const { executions } = opened.client.studio.v2.flows(opened.publish(shortFlow));
  const start = () => executions.create({ to: CONTACT, from: FLOW_NUMBER });
  const sids = [await start(), await start(), await start()].map(({ sid }) => sid);
  const page = await executions.page({ pageSize: 2 });
  await start();
  const next = await page.nextPage();
  expect([...page.instances, ...(next?.instances ?? [])].map(({ sid }) => sid)).toEqual(sids.reverse());
});

test('every execution is listed once, even if each is ended and deleted as it is read', async ({ opened }) => {
  const { executions } = opened.client.studio.v2.flows(opened.publish(askingFlow));
  for (let count = 1; count <= 5; count += 1) await executions.create({ to: `+1555010000${count}`, from: FLOW_NUMBER });
  const seen: string[] = [];
  const first = await executions.page({ status: 'active', pageSize: 2 });
  for (let page: Pick<typeof first, 'instances' | 'nextPage'> | undefined = first; page; page = await page.nextPage())
    for (const { sid, contactChannelAddress } of page.instances) {
      await executions(sid).update({ status: 'ended' });
      await executions(sid).remove();
      seen.push(contactChannelAddress);
    }
  expect(seen).toEqual([5, 4, 3, 2, 1].map((last) => `+1555010000${last}`));
});

test('an empty list has one page', async ({ opened }) => {
  const { body } = await opened.ask('/v2/Flows');
  expect(body).toMatchObject({ flows: [], meta: { page: 0, page_size: 50, next_page_url: null, key: 'flows' } });
});

for (const [query, code] of [
  ['PageSize=0', 20001],
  ['PageSize=many', 20001],
  ['PageSize=1001', 20007],
  ['PageToken=PAnonsense', 21481],
  ['PageToken=PCMQ', 21481],
  ['PageToken=PA', 21481],
] as const) {
  test(`${query} is error ${code}`, async ({ opened }) => {
    const { status, body } = await opened.ask(`/v2/Flows?${query}`);
    expect([status, (body as { code: number }).code]).toEqual([400, code]);
  });
}

test('the 2010 API has paths for its pages', async ({ opened }) => {
  const { client } = opened;
  for (let count = 0; count < 3; count += 1)
    await client.messages.create({ to: FLOW_NUMBER, from: CONTACT, body: `message ${count}` });
  const page = await client.messages.page({ pageSize: 2 });
  expect(page.nextPageUrl).toContain('/Messages.json?PageSize=2&Page=1&PageToken=');
  const listed = await client.messages.list({ pageSize: 2 });
  expect(listed.map(({ body }) => body)).toEqual(['message 2', 'message 1', 'message 0']);
});
