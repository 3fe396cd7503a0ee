// A proxy before an emulator that behaves like a network: it takes time, refuses some requests with 429, and lists each of them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

export type ProxyOptions = {
  /** The latency of each request in milliseconds. */
  latency?: number;
  /** Every nth request is refused with 429. */
  refuseEvery?: number;
  retryAfter?: string;
};

export type Asked = { method: string; path: string; status: number };

export type RecordingProxy = { url: string; asked: readonly Asked[]; most: () => number; close: () => Promise<void> };

/** `target` is the emulator's URL. */
export async function openProxy(target: string, options: ProxyOptions = {}): Promise<RecordingProxy> {
  const { latency = 0, refuseEvery = 0, retryAfter } = options;
  const asked: Asked[] = [];
  const dispatcher = new Agent();
  let count = 0;
  let underWay = 0;
  let most = 0;
  const server = createServer(async (incoming, answer) => {
    const { method = 'GET', url = '/', headers } = incoming;
    count += 1;
    const isRefused = refuseEvery > 0 && count % refuseEvery === 0;
    underWay += 1;
    most = Math.max(most, underWay);
    if (latency > 0) await sleep(latency);
    underWay -= 1;
    if (isRefused) {
      asked.push({ method, path: url, status: 429 });
      answer.writeHead(429, { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) });
      answer.end(JSON.stringify({ code: 20429, message: 'Too Many Requests', status: 429 }));
      return;
    }
    const { host: _, connection: __, ...passed } = headers;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
    const got = await request(target + url, { method: method as 'GET', headers: passed, body, dispatcher });
    asked.push({ method, path: url, status: got.statusCode });
    answer.writeHead(got.statusCode, { 'content-type': String(got.headers['content-type'] ?? 'application/json') });
    // The URLs of next pages lead through the proxy.
    const text = await got.body.text();
    answer.end(text.replaceAll(target, `http://${incoming.headers.host}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    most: () => most,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await dispatcher.close();
    },
  };
}
