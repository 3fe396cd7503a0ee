// Stands between a client and the emulator, and passes one answer on as something else.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

/** What comes in the place of the nth answer's text, or of all answers from there on. */
export type Spoiled = { nth: number; onwards?: boolean; spoil: (text: string) => string };

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

/** Pages are followed through here, not around. */
export async function between(emulator: string, { nth, onwards = false, spoil }: Spoiled) {
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
    outgoing.end((isWanted ? spoil(text) : text).replaceAll(emulator, here()));
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
