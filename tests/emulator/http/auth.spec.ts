// Which requests the emulator answers, and how it refuses others.
import { request } from 'undici';
import { startEmulator } from '../../../src/emulator/server.ts';
import { basic, expect, shortFlow, test } from '../client.ts';

const codeOf = (body: unknown) => (body as { code: number }).code;

test('a request without credentials is refused as Twilio refuses it', async ({ opened }) => {
  const { status, headers, body } = await opened.ask('/v2/Flows', { headers: { authorization: '' } });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
  expect(body).toEqual({
    code: 20003,
    message: 'Authentication Error - No credentials provided',
    more_info: 'https://www.twilio.com/docs/errors/20003',
    status: 401,
  });
});

test('a wrong token is refused', async ({ opened }) => {
  const headers = { authorization: basic(opened.emulator.accountSid, 'wrong') };
  const { status, body } = await opened.ask('/v2/Flows', { headers });
  expect([status, codeOf(body)]).toEqual([401, 20003]);
});

test('an API key is accepted for its account', async ({ opened }) => {
  const headers = { authorization: basic(`SK${'a'.repeat(32)}`, opened.emulator.authToken) };
  expect((await opened.ask('/v2/Flows', { headers })).status).toBe(200);
});

test('other credentials are not accepted', async ({ opened }) => {
  const headers = { authorization: basic('SK12', opened.emulator.authToken) };
  expect((await opened.ask('/v2/Flows', { headers })).status).toBe(401);
});

test('an authorization header that is not Basic is refused', async ({ opened }) => {
  const { body } = await opened.ask('/v2/Flows', { headers: { authorization: 'Bearer abc' } });
  expect(body).toMatchObject({ message: 'Authentication Error - No credentials provided' });
});

test("another account's resources are not found", async ({ opened }) => {
  const { status, body } = await opened.ask(`/2010-04-01/Accounts/AC${'9'.repeat(32)}/Messages.json`);
  expect([status, codeOf(body)]).toEqual([404, 20404]);
});

test('the control API and the webhooks need no credentials', async ({ opened }) => {
  const headers = { authorization: '' };
  expect((await opened.ask('/_emulator/clock', { headers })).status).toBe(200);
  const webhook = `/v1/Accounts/${opened.emulator.accountSid}/Flows/FW${'0'.repeat(32)}`;
  expect((await opened.ask(webhook, { headers })).status).toBe(404);
});

type Refused = { method?: 'GET' | 'POST'; headers: Record<string, string> };

const PAGES: Readonly<Record<string, Refused>> = {
  'a script of another site': { method: 'POST', headers: { origin: 'https://evil.example' } },
  'an image of another site': { headers: { 'sec-fetch-site': 'cross-site' } },
  'a page of another port': { headers: { 'sec-fetch-site': 'same-site' } },
  'a page whose host name was given this address': { headers: { host: 'evil.example:8010' } },
  'a page whose host name only looks like an address': { headers: { host: '127.0.0.1.evil.example' } },
};

for (const [who, { method = 'GET', headers }] of Object.entries(PAGES)) {
  test(`${who} is refused on every path`, async ({ opened }) => {
    const { url, accountSid, authToken, studio } = opened.emulator;
    const flow = opened.publish(shortFlow);
    const webhook = `/v1/Accounts/${accountSid}/Flows/${flow}?From=%2B15550100001&To=%2B15550100000&Body=x`;
    for (const path of ['/_emulator/reset', webhook, '/v2/Flows', '/nowhere']) {
      const asked = { method, headers: { authorization: basic(accountSid, authToken), ...headers } };
      const { statusCode, body } = await request(`${url}${path}`, asked);
      expect([path, statusCode, codeOf(await body.json())]).toEqual([path, 403, 20403]);
    }
    expect(studio.executions.page(flow, { offset: 0, size: 1 })).toEqual([]);
  });
}

test('a client that is not a web page is answered under every trusted host name', async ({ opened }) => {
  const { url, accountSid, authToken } = opened.emulator;
  const authorization = basic(accountSid, authToken);
  for (const host of ['localhost:1', '[::1]:8010', '10.0.0.7', 'api.twilio.com', 'emulator.localhost']) {
    const { statusCode } = await request(`${url}/v2/Flows`, { headers: { authorization, host } });
    expect([host, statusCode]).toEqual([host, 200]);
  }
});

test('a host name that is allowed is answered', async () => {
  const emulator = await startEmulator({ allowedHosts: ['studio.test'], authToken: 'mine' });
  const headers = { authorization: basic(emulator.accountSid, 'mine'), host: 'Studio.Test:8010' };
  expect((await request(`${emulator.url}/v2/Flows`, { headers })).statusCode).toBe(200);
  await emulator.close();
});

test('each emulator has a token of its own', async ({ opened }) => {
  const other = await startEmulator();
  expect(other.authToken).toMatch(/^[0-9a-f]{32}$/);
  expect(other.authToken).not.toBe(opened.emulator.authToken);
  await other.close();
});
