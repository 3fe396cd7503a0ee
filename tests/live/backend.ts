// The servers that the shipped flows use on an account, where mocks are not used.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../src/flow/types.ts';

const ORDERS: Readonly<Record<string, Json>> = {
  4711: { order: 4711, status: 'shipped', eta: 'Friday', carrier: { name: 'UPS' } },
  2005: { order: 2005, status: 'delayed' },
};

function answerTo(path: string, asked: string): Json {
  if (path !== '/order-status') return { booked: true, saved: true };
  const [, order = ''] = /(\d{4})/.exec(new URLSearchParams(asked).get('order') ?? asked) ?? [];
  return ORDERS[order] ?? { status: 'unknown' };
}

export type Backend = { url: string; close: () => void };

export async function openBackend(): Promise<Backend> {
  const server = createServer(async (request, response) => {
    let asked = '';
    for await (const piece of request) asked += String(piece);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answerTo(request.url ?? '', asked)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
