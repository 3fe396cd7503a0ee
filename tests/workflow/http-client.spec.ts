// The SDK's HTTP client: what it sends, what it refuses to send, and how it handles invalid answers.
import { fetchExecution } from '../../src/workflow/fetch.ts';
import {
  ACCOUNT,
  busy,
  cut,
  EXECUTION,
  executionBody,
  expect,
  FLOW,
  html,
  inTurn,
  json,
  PASSWORD,
  page,
  reset,
  stall,
  test,
} from './fakes.ts';

const REF = { flowSid: FLOW, executionSid: EXECUTION };
const good = json(200, executionBody());

test('requests have basic auth and go to the configured origin', async ({ studio }) => {
  const { api, asked } = await studio(inTurn(good));
  await fetchExecution(api, REF);
  expect(asked[0]?.path).toBe(`/v2/Flows/${FLOW}/Executions/${EXECUTION}`);
  expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`${ACCOUNT}:${PASSWORD}`).toString('base64')}`);
});

test('an array is sent as one repeated field, and text is unchanged', async ({ studio }) => {
  const { api, asked } = await studio(inTurn(json(201, { sid: 'SM1' })));
  const body = 'é & = + 💬\n';
  await api.client.messages.create({
    to: '+15550100001',
    from: '+15550100000',
    body,
    mediaUrl: ['https://a.example/1', 'https://a.example/2'],
  });
  expect(asked[0]?.form.getAll('MediaUrl')).toEqual(['https://a.example/1', 'https://a.example/2']);
  expect(asked[0]?.form.get('Body')).toBe(body);
  expect(asked[0]?.path).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
});

test('connections are kept for the next requests', async ({ studio }) => {
  const ports = new Set<number | undefined>();
  const { api } = await studio(() => (response) => {
    ports.add(response.socket?.remotePort);
    good(response);
  });
  for (let count = 0; count < 20; count += 1) await fetchExecution(api, REF);
  // A request that starts at the moment when another ends may open a second connection.
  expect(ports.size).toBeLessThan(3);
});

test('a next page on a foreign host is refused before anything is sent there', async ({ studio }) => {
  const foreign = await studio(inTurn(good));
  const { api } = await studio(inTurn(page('executions', [], `${foreign.url}/v2/Flows?PageToken=x`)));
  const listing = api.client.studio.v2.flows(FLOW).executions.list();
  await expect(listing).rejects.toMatchObject({ problems: [{ code: 'foreign-host' }] });
  expect(foreign.asked).toEqual([]);
});

for (const uri of [
  'https://twilio.com.evil.example/',
  'http://studio.twilio.com/',
  'https://eviltwilio.com/',
  'https://studio.twilio.com:8443/',
]) {
  test(`credentials do not go to ${uri}`, async ({ studio }) => {
    const { api, asked, exchanges } = await studio(inTurn(good));
    const request = api.client.request({ method: 'get', uri });
    await expect(request).rejects.toMatchObject({ problems: [{ code: 'foreign-host' }] });
    expect([asked, exchanges]).toEqual([[], []]);
  });
}

test('the environment cannot move requests to another region', async ({ studio }) => {
  process.env.TWILIO_EDGE = 'sydney';
  process.env.TWILIO_REGION = 'au1';
  const seen: string[] = [];
  const guard = { permit: async ({ uri }: { uri: string }) => void seen.push(new URL(uri).host) };
  const { api } = await studio(inTurn(good), { guard });
  await fetchExecution(api, REF);
  delete process.env.TWILIO_EDGE;
  delete process.env.TWILIO_REGION;
  expect(seen).toEqual(['studio.twilio.com']);
});

test('a request that the guard refuses is not sent', async ({ studio }) => {
  const guard = { permit: () => Promise.reject(new Error('not permitted')) };
  const { api, asked } = await studio(inTurn(good), { guard });
  await expect(fetchExecution(api, REF)).rejects.toThrow('not permitted');
  expect(asked).toEqual([]);
});

test('a redirect is not followed', async ({ studio }) => {
  const { api, asked } = await studio(inTurn(json(307, {}, { location: '/elsewhere' })));
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ problems: [{ code: 'api-redirected' }] });
  expect(asked).toHaveLength(1);
});

test("a refusal is the SDK's own error", async ({ studio }) => {
  const body = {
    code: 20404,
    message: 'not found',
    more_info: 'https://www.twilio.com/docs/errors/20404',
    status: 404,
  };
  const { api } = await studio(inTurn(json(404, body)));
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ status: 404, code: 20404, message: 'not found' });
});

test('a refusal without an explanation names the call', async ({ studio }) => {
  const { api } = await studio(inTurn(html(502)), { retry: { attempts: 1 } });
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({
    status: 502,
    message: `GET /v2/Flows/${FLOW}/Executions/${EXECUTION} returned status 502 without a message`,
  });
});

for (const [what, reply, code] of [
  ['is cut in half', cut, 'api-cut'],
  ['is not JSON', html(200), 'api-not-json'],
  ['is empty', json(200, undefined), 'api-cut'],
  ['never comes', stall, 'api-timeout'],
  ['is a reset', reset, 'api-no-answer'],
  ['is no execution', json(200, { sid: 7 }), 'odd-answer'],
  ['is null', json(200, null), 'odd-answer'],
] as const) {
  test(`an answer that ${what} is an error that names the call`, async ({ studio }) => {
    // Only an answer that never comes: on a busy machine it could end others.
    const limit = reply === stall ? { timeoutMilliseconds: 300 } : {};
    const { api } = await studio(inTurn(reply), { retry: { attempts: 1 }, ...limit });
    const fetching = fetchExecution(api, REF);
    await expect(fetching).rejects.toMatchObject({
      problems: [{ code, message: expect.stringMatching(/GET \/v2|FetchEx/) }],
    });
  });
}

test('a server that does not exist is unreachable', async ({ studio }) => {
  const { url, close } = await studio(inTurn(good));
  await close();
  const { api, exchanges } = await studio(inTurn(good), { origin: url });
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ problems: [{ code: 'api-unreachable' }] });
  expect(exchanges.at(-1)).toMatchObject({ method: 'GET', status: 0 });
});

test('each attempt is reported, with its status and time', async ({ studio }) => {
  const { api, exchanges } = await studio(inTurn(busy(), good));
  await fetchExecution(api, REF);
  expect(exchanges.map(({ method, status }) => [method, status])).toEqual([
    ['GET', 429],
    ['GET', 200],
  ]);
  expect(exchanges.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
});

test('reported calls contain no secrets and no phone numbers', async ({ studio }) => {
  const { api, exchanges } = await studio(inTurn(json(201, { sid: 'SM1', body: `call +15550100001 ${PASSWORD}` })));
  await api.client.messages.create({ to: '+15550100001', from: '+15550100000', body: `${PASSWORD} +15550100001` });
  await api.client.messages.list({ to: '+15550100001' }).catch(() => undefined);
  const shown = JSON.stringify(exchanges);
  expect(shown).toContain('+1555');
  expect(shown).not.toMatch(/5550100001|5550100000|the-auth-token/);
});

test('an incomplete account SID is refused with an explanation', async ({ studio }) => {
  await expect(studio(inTurn(good), { accountSid: 'SK123' })).rejects.toMatchObject({
    problems: [{ code: 'bad-credentials' }],
  });
  await expect(studio(inTurn(good), { password: '' })).rejects.toMatchObject({
    problems: [{ code: 'bad-credentials' }],
  });
});
