// Requests are forwarded to servers on this machine only.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from 'undici';
import { forwardTo } from '../../../src/emulator/engine/forward.ts';
import type { HttpCall } from '../../../src/emulator/engine/widget.ts';
import { expect, test } from '../../test.ts';
import { flowOf, widget } from '../flows.ts';
import { open, trigger } from '../studio.ts';

const call: HttpCall = {
  method: 'POST',
  url: 'https://api.example.com/a?b=1',
  headers: {},
  body: 'x=1',
  // None of these servers is too slow, on a busy machine either.
  timeoutSeconds: 60,
};

async function serve(answer: (url: string, body: string) => string, redirect?: { location: string }) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.writeHead(redirect ? 302 : 200, { 'content-type': 'application/json', ...redirect });
    response.end(answer(`${request.method} ${request.url}`, body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => server.close() };
}

test('a forwarded request keeps its method, query and body', async () => {
  const server = await serve((url, body) => JSON.stringify({ url, body }));
  const answer = await forwardTo(`${server.url}/mine`, call);
  expect(answer).toMatchObject({ status: 200, body: '{"url":"POST /mine?b=1","body":"x=1"}' });
  server.close();
});

for (const address of [
  'https://example.com/',
  'http://10.0.0.1/',
  'http://127.0.0.1.example.com/',
  'file:///etc/passwd',
  'http://127.0.0.1@example.com/',
  'http://localhost.example.com/',
  'http://127.0.0.1.nip.io/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::ffff:10.0.0.1]/',
  'http://167772161/',
])
  test(`nothing is forwarded to ${address}`, async () => {
    expect(await forwardTo(address, call)).toMatchObject({ failed: 'invalid-url' });
  });

for (const host of ['localhost', '127.1', '2130706433', '0x7f.0.0.1'])
  test(`${host} is this machine`, async () => {
    const server = await serve(() => '{}');
    expect(await forwardTo(server.url.replace('127.0.0.1', host), call)).toMatchObject({ status: 200 });
    server.close();
  });

test('a redirect to another machine is not followed', async () => {
  const server = await serve(() => '{}', { location: 'https://example.com/' });
  expect(await forwardTo(server.url, call)).toMatchObject({
    failed: 'invalid-url',
    reason: expect.stringContaining('example.com'),
  });
  server.close();
});

test('a redirect on this machine is followed, as Studio follows redirects', async () => {
  const target = await serve(() => '{"at":"the end"}');
  const server = await serve(() => '{}', { location: target.url });
  expect(await forwardTo(server.url, call)).toMatchObject({ status: 200, body: '{"at":"the end"}' });
  server.close();
  target.close();
});

test('a redirect to itself is stopped after some rounds', async () => {
  const server = await serve(() => '{}', { location: '/' });
  expect(await forwardTo(server.url, call)).toMatchObject({ status: 302 });
  server.close();
});

test('no proxy is used for this machine', async () => {
  const server = await serve(() => '{}');
  const usual = getGlobalDispatcher();
  setGlobalDispatcher(new ProxyAgent('http://127.0.0.1:9'));
  expect(await forwardTo(server.url, call)).toMatchObject({ status: 200 });
  setGlobalDispatcher(usual);
  server.close();
});

test('a server that does not exist is unreachable', async () => {
  const server = await serve(() => '{}');
  server.close();
  expect(await forwardTo(server.url, call)).toMatchObject({ failed: 'unreachable' });
});

test('an execution continues when the server has answered', async () => {
  const server = await serve(() => '{"open":true}');
  const request = widget(
    'look',
    'make-http-request',
    { method: 'GET', url: 'https://api.example.com' },
    { success: '', failed: '' },
  );
  const opened = open(flowOf(request));
  opened.studio.mocks.set('a flow', 'look', [{ forward: server.url }]);
  const execution = trigger(opened);
  expect(execution.status).toBe('active');
  await opened.studio.settled();
  expect(execution).toMatchObject({ status: 'ended', context: { widgets: { look: { parsed: { open: true } } } } });
  server.close();
});

test('of an endless answer, only what Studio accepts is fetched', async () => {
  let sent = 0;
  const server = createServer((_request, response) => {
    const more = (): void => {
      sent += 16_384;
      if (!response.destroyed && sent < 200_000_000) response.write('x'.repeat(16_384), more);
    };
    response.writeHead(200);
    more();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const answer = await forwardTo(`http://127.0.0.1:${port}/`, call);
  expect(answer).toMatchObject({ status: 200 });
  expect('body' in answer && answer.body.length).toBe(65_537);
  expect(sent).toBeLessThan(200_000_000);
  server.closeAllConnections();
  server.close();
});

test('the error for an address that does not answer says why', async () => {
  const server = await serve(() => '');
  server.close();
  const answer = await forwardTo(server.url, call);
  expect(answer).toMatchObject({ failed: 'unreachable', reason: expect.stringContaining('ECONNREFUSED') });
});
