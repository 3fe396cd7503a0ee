// Who may speak to the emulator, and what it tells those who may not.
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

test('an API key speaks for the account', async ({ opened }) => {
  const headers = { authorization: basic(`SK${'a'.repeat(32)}`, opened.emulator.authToken) };
  expect((await opened.ask('/v2/Flows', { headers })).status).toBe(200);
});

test('something that is no API key does not', async ({ opened }) => {
  const headers = { authorization: basic('SK12', opened.emulator.authToken) };
  expect((await opened.ask('/v2/Flows', { headers })).status).toBe(401);
});

test('a header that is not basic auth is no credentials', async ({ opened }) => {
  const { body } = await opened.ask('/v2/Flows', { headers: { authorization: 'Bearer abc' } });
  expect(body).toMatchObject({ message: 'Authentication Error - No credentials provided' });
});

test("another account's resources are not found", async ({ opened }) => {
  const { status, body } = await opened.ask(`/2010-04-01/Accounts/AC${'9'.repeat(32)}/Messages.json`);
  expect([status, codeOf(body)]).toEqual([404, 20404]);
});

test('the control API and the webhooks take no credentials', async ({ opened }) => {
  const headers = { authorization: '' };
  expect((await opened.ask('/_emulator/clock', { headers })).status).toBe(200);
  const webhook = `/v1/Accounts/${opened.emulator.accountSid}/Flows/FW${'0'.repeat(32)}`;
  expect((await opened.ask(webhook, { headers })).status).toBe(404);
});

test('a web page is refused, whatever it asks for', async ({ opened }) => {
  const headers = { origin: 'https://evil.example' };
  for (const path of [
    '/_emulator/reset',
    `/v1/Accounts/${opened.emulator.accountSid}/Flows/${opened.publish(shortFlow)}`,
  ]) {
    const { status, body } = await opened.ask(path, { method: 'POST', headers });
    expect([status, codeOf(body)]).toEqual([403, 20403]);
  }
});
