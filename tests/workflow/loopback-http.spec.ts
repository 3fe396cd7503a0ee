// Node's own HTTP client as a dispatcher: what it sends and receives, how it fails, and how it closes.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { createLoopbackDispatcher, type Dispatcher } from '../../src/workflow/loopback-http.ts';
import { createUndiciDispatcher } from '../../src/workflow/undici-dispatcher.ts';

const MAKERS: Readonly<Record<string, () => Dispatcher>> = {
  "Node's client": createLoopbackDispatcher,
  undici: () => createUndiciDispatcher(5_000, true),
};

const test = base.extend<{ serving: (listener: RequestListener) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
  serving: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (listener) => {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
  },
});

const GET = { path: '/a?b=c', method: 'GET', headers: {} };

for (const [name, make] of Object.entries(MAKERS)) {
  test(`${name}: a request arrives as it is, and so does its response`, async ({ serving }) => {
    const origin = await serving(async (request, response) => {
      const { method, url, headers } = request;
      const sent = (await request.toArray()).join('');
      response.writeHead(201, { 'x-more': 'yes' });
      response.end(JSON.stringify({ method, url, sent, length: headers['content-length'], own: headers['x-own'] }));
    });
    const dispatcher = make();
    const sent = { path: '/a?b=c', method: 'POST', headers: { 'x-own': '1' }, body: 'é' };
    const { statusCode, headers, body } = await dispatcher.request({ origin, ...sent });
    const received = { method: 'POST', url: '/a?b=c', sent: 'é', length: '2', own: '1' };
    expect({ statusCode, more: headers['x-more'], body: JSON.parse(await body.text()) }).toEqual({
      ...{ statusCode: 201, more: 'yes', body: received },
    });
    await dispatcher.close();
  });

  test(`${name}: an aborted request fails with the reason of its signal`, async ({ serving }) => {
    const controller = new AbortController();
    const origin = await serving(() => controller.abort(new DOMException('too late', 'TimeoutError')));
    const dispatcher = make();
    const request = dispatcher.request({ origin, ...GET, signal: controller.signal });
    await expect(request).rejects.toMatchObject({ name: 'TimeoutError', message: 'too late' });
    await dispatcher.close();
  });

  test(`${name}: a response that is cut has a status and no text`, async ({ serving }) => {
    const origin = await serving((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    });
    const dispatcher = make();
    const { statusCode, body } = await dispatcher.request({ origin, ...GET });
    expect(statusCode).toBe(200);
    await expect(body.text()).rejects.toThrow();
    await dispatcher.close();
  });

  test(`${name}: closing waits for a response, and then refuses requests`, async ({ serving }) => {
    let answer = () => {};
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const origin = await serving((_, response) => {
      answer = () => response.end('{}');
      asked();
    });
    const dispatcher = make();
    const request = dispatcher.request({ origin, ...GET }).then(({ body }) => body.text());
    await isAsked;
    const closed = dispatcher.close();
    answer();
    expect(await request).toBe('{}');
    await closed;
    await expect(dispatcher.request({ origin, ...GET })).rejects.toThrow(/closed|destroyed/);
  });
}

test('requests that follow each other use one connection', async ({ serving }) => {
  const ports = new Set<number | undefined>();
  const origin = await serving((request, response) => {
    ports.add(request.socket.remotePort);
    response.end('{}');
  });
  const dispatcher = createLoopbackDispatcher();
  for (let count = 0; count < 10; count += 1) await (await dispatcher.request({ origin, ...GET })).body.text();
  expect(ports.size).toBe(1);
  await dispatcher.close();
});
