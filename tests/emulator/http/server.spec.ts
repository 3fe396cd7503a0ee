// The server itself: unknown paths, wrong methods, endless bodies, internal errors, TLS, and stopping.
import { once } from 'node:events';
import { connect } from 'node:net';
import { generate } from 'selfsigned';
import { Agent, request } from 'undici';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import { basic, expect, fetchingFlow, shortFlow, test } from '../client.ts';
import { flowOf, say } from '../flows.ts';

const credentialsOf = ({ accountSid, authToken }: Emulator) => ({ authorization: basic(accountSid, authToken) });

test('an unknown path is not found', async ({ opened: { ask } }) => {
  const { status, body } = await ask('/v2/Flowers');
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 20404, message: 'The requested resource /Flowers was not found' });
});

test('a wrong method is refused, with the allowed ones', async ({ opened: { ask } }) => {
  const { status, headers, body } = await ask('/v2/Flows', { method: 'DELETE' });
  expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
  expect(body).toMatchObject({ code: 20004, message: 'Method not allowed' });
});

test('a body of more than a megabyte is refused', async ({ opened }) => {
  const path = `/v2/Flows/${opened.publish(shortFlow)}/Executions`;
  const { status, body } = await opened.ask(path, { form: { To: 'x'.repeat(1_048_577) } });
  expect(status).toBe(413);
  expect(body).toMatchObject({ status: 413, message: expect.stringContaining('1048576 bytes') });
});

test('a body without a length is refused once it is too large', async ({ opened }) => {
  const { url } = opened.emulator;
  const part = new Uint8Array(65_536).fill(97);
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(part) });
  const headers = credentialsOf(opened.emulator);
  const options = { method: 'POST', headers, body, duplex: 'half' } as const;
  const outcome = await fetch(`${url}/v2/Flows/${opened.publish(shortFlow)}/Executions`, options).then(
    ({ status }) => status,
    // A client that still sends may find the connection closed before it reads the answer.
    () => 413,
  );
  expect(outcome).toBe(413);
});

test('a body of another content type has no fields', async ({ opened }) => {
  const path = `/v2/Flows/${opened.publish(shortFlow)}/Executions`;
  const { body } = await opened.ask(path, {
    method: 'POST',
    json: { To: '+1' },
    headers: { 'content-type': 'application/json' },
  });
  expect(body).toMatchObject({ message: 'Missing required parameter To in the post body' });
});

test("an internal error has Twilio's form, and is logged", async () => {
  const lines: string[] = [];
  const emulator = await startEmulator({ log: (line) => lines.push(line) });
  emulator.studio.flows.all = () => {
    throw new Error('a bug');
  };
  const response = await fetch(`${emulator.url}/v2/Flows`, { headers: credentialsOf(emulator) });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ code: 20500, status: 500 });
  expect(lines).toEqual(['The emulator failed: Error: a bug']);
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('each incident is logged once, with its fix', async () => {
  const lines: string[] = [];
  const emulator = await startEmulator({
    log: (line) => lines.push(line),
    flows: [{ name: 'a', definition: fetchingFlow }],
  });
  const [flow] = emulator.studio.flows.all();
  const body = new URLSearchParams({ To: '+15550100001', From: '+15550100000' });
  const url = `${emulator.url}/v2/Flows/${flow?.sid}/Executions`;
  for (const contact of ['+15550100001', '+15550100002']) {
    body.set('To', contact);
    await fetch(url, { method: 'POST', headers: credentialsOf(emulator), body });
  }
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/FN\w{32} at fetch: no mock answers GET https:\/\/example.com\/a\n {2}fix: mocks:/);
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('an incident that the user cannot fix is logged without a fix', async () => {
  const lines: string[] = [];
  const emulator = await startEmulator({ log: (line) => lines.push(line) });
  const { sid } = emulator.studio.flows.add({
    friendlyName: 'a',
    status: 'published',
    definition: flowOf(say('mute', '')),
  });
  const body = new URLSearchParams({ To: '+15550100001', From: '+15550100000' });
  const url = `${emulator.url}/v2/Flows/${sid}/Executions`;
  await fetch(url, { method: 'POST', headers: credentialsOf(emulator), body });
  expect(lines).toEqual([expect.stringMatching(/^FN\w{32} at mute: 81011: .*media\.$/)]);
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('a client that disconnects during its request is not logged as a failure', async () => {
  const lines: string[] = [];
  const emulator = await startEmulator({ log: (line) => lines.push(line) });
  const { hostname, port } = new URL(emulator.url);
  const { authorization } = credentialsOf(emulator);
  for (const length of ['Content-Length: 10', 'Transfer-Encoding: chunked']) {
    const socket = connect(Number(port), hostname);
    socket.write(`POST /v2/Flows HTTP/1.1\r\nHost: a\r\nAuthorization: ${authorization}\r\n${length}\r\n\r\n`, () =>
      socket.destroy(),
    );
    await once(socket, 'close');
  }
  const headers = { authorization };
  expect((await fetch(`${emulator.url}/v2/Flows`, { headers })).status).toBe(200);
  expect(lines).toEqual([]);
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('a request that is not HTTP is answered, and the server continues', async ({ opened }) => {
  const { hostname, port } = new URL(opened.emulator.url);
  const socket = connect(Number(port), hostname);
  socket.end('this is no HTTP\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('400 Bad Request');
  expect((await opened.ask('/v2/Flows')).status).toBe(200);
});

test('an invalid host is refused, and the server continues', async ({ opened }) => {
  const { hostname, port } = new URL(opened.emulator.url);
  const socket = connect(Number(port), hostname);
  socket.end('GET /v2/Flows HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain(' 400 ');
  expect((await opened.ask('/v2/Flows')).status).toBe(200);
});

test('it serves over TLS, under the host name that the client used', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'studio.twilio.com' }]);
  const emulator = await startEmulator({ tls: { key, cert }, flows: [{ name: 'a', definition: shortFlow }] });
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  const headers = { ...credentialsOf(emulator), host: 'studio.twilio.com' };
  const { body } = await request(`${emulator.url}/v2/Flows`, { dispatcher, headers });
  expect(emulator.url).toMatch(/^https:/);
  expect(await body.json()).toMatchObject({ meta: { url: 'https://studio.twilio.com/v2/Flows?PageSize=50&Page=0' } });
  await dispatcher.destroy();
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('it stops at once, also with open connections', async () => {
  const emulator = await startEmulator();
  const { hostname, port } = new URL(emulator.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write('POST /v2/Flows HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n');
  socket.on('error', () => {});
  await emulator.close();
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test('a port that is in use rejects the start', async ({ opened }) => {
  const port = Number(new URL(opened.emulator.url).port);
  await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
