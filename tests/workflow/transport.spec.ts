// Between the client and Twilio: proxies, and unknown certificates.
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { createClient, systemClock } from '../../src/workflow/client.ts';
import { fetchExecution } from '../../src/workflow/fetch.ts';
import { createHttpClient } from '../../src/workflow/http-client.ts';
import { RETRY } from '../../src/workflow/retry.ts';
import { LIMIT, timersLeft } from '../timers.ts';
import { ACCOUNT, EXECUTION, executionBody, expect, FLOW, inTurn, json, PASSWORD, test } from './fakes.ts';

const REF = { flowSid: FLOW, executionSid: EXECUTION };

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens each tunnel to `to`, for any requested host, or none. */
async function proxyTo(to: string | undefined) {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const proxy = createProxy().on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url);
    sockets.push(socket);
    if (to === undefined) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const { hostname, port } = new URL(to);
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    sockets.push(upstream);
  });
  const url = `http://${await listening(proxy)}`;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  };
  return { url, asked, close };
}

/** A client reads the environment once, when it is created. */
function withProxy<Made>(proxy: string, make: () => Made): Made {
  process.env.http_proxy = proxy;
  try {
    return make();
  } finally {
    delete process.env.http_proxy;
  }
}

const clientOf = (origin: string) =>
  createClient({ accountSid: ACCOUNT, password: PASSWORD, origin, retry: { attempts: 1 } });

test("requests go through the environment's proxy", async ({ studio }) => {
  const { url } = await studio(inTurn(json(200, executionBody())));
  const proxy = await proxyTo(url);
  const api = withProxy(proxy.url, () => clientOf('http://studio.example'));
  expect((await fetchExecution(api, REF)).status).toBe('ended');
  expect(proxy.asked).toEqual(['studio.example:80']);
  proxy.close();
  await api.close();
});

test('a server on this machine is used without a proxy', async ({ studio }) => {
  const { url } = await studio(inTurn(json(200, executionBody())));
  const api = withProxy('http://127.0.0.1:1', () => clientOf(url));
  expect((await fetchExecution(api, REF)).status).toBe('ended');
  await api.close();
});

test('a proxy that opens no tunnel makes the server unreachable', async () => {
  const proxy = await proxyTo(undefined);
  const api = withProxy(proxy.url, () => clientOf('http://studio.example'));
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ problems: [{ code: 'api-unreachable' }] });
  proxy.close();
  await api.close();
});

test('an unknown certificate is not trusted, and nothing is sent', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'studio.twilio.com' }]);
  let asked = 0;
  const server = createServer({ key, cert }, () => {
    asked += 1;
  });
  const api = clientOf(`https://${await listening(server)}`);
  await expect(fetchExecution(api, REF)).rejects.toMatchObject({ problems: [{ code: 'api-untrusted' }] });
  expect(asked).toBe(0);
  server.close();
  await api.close();
});

test('a call that was answered leaves no timer behind', async ({ studio }) => {
  const { url } = await studio(inTurn(json(200, executionBody())));
  const client = createHttpClient({ origin: url, clock: systemClock, retry: RETRY, timeoutMilliseconds: LIMIT });
  const call = { method: 'get' as const, uri: 'https://studio.twilio.com/v2/Flows' };
  expect(await timersLeft(() => client.request(call))).toBe(0);
  await client.close();
});
