// A proxy between a client and the emulator that replaces one answer.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

/** Replaces the text of the nth answer, or of all answers from there on. */
export type Corrupted = { nth: number; onwards?: boolean; corrupt: (text: string) => string };

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

const passed = new Set(['authorization', 'content-type', 'accept']);

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (passed.has(name) ? [[name, String(value)]] : [])),
  );

/** The URLs of next pages lead through the proxy. */
export async function openProxy(emulator: string, { nth, onwards = false, corrupt }: Corrupted) {
  let answers = 0;
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const body = method === 'GET' ? null : await bodyOf(incoming);
    const sent = { method: method as 'GET' | 'POST', headers: headersOf(incoming), body };
    const answer = await request(`${emulator}${url}`, sent);
    const text = await answer.body.text();
    answers += 1;
    const type = String(answer.headers['content-type'] ?? 'text/plain');
    outgoing.writeHead(answer.statusCode, { 'content-type': type });
    const isWanted = answers === nth || (onwards && answers > nth);
    outgoing.end((isWanted ? corrupt(text) : text).replaceAll(emulator, here()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: here(), close };
}
