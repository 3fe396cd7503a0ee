// A server with given answers, and a client whose waits take no real time, for the workflow's specs.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Exchange } from '../../src/workflow/api.ts';
import { type ClientOptions, createClient } from '../../src/workflow/client.ts';
import { test as base } from '../test.ts';

export const ACCOUNT = `AC${'a'.repeat(32)}`;
export const FLOW = `FW${'f'.repeat(32)}`;
export const EXECUTION = `FN${'e'.repeat(32)}`;
export const PASSWORD = 'the-auth-token-of-the-account';
export const CONTACT = '+15550100001';

export type Asked = { method: string; path: string; form: URLSearchParams; headers: IncomingMessage['headers'] };
export type Reply = (response: ServerResponse) => void;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
export const html =
  (status: number): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  };
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};
export const cut: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"sid": "FN', () => response.socket?.destroy());
};
export const stall: Reply = () => undefined;
export const busy = (headers: Record<string, string> = {}): Reply =>
  json(429, { code: 20429, message: 'Too many requests', status: 429 }, headers);

export const DATE = '2026-11-24T09:00:00Z';
export const executionBody = (more: object = {}) => ({
  sid: EXECUTION,
  status: 'ended',
  contact_channel_address: CONTACT,
  date_created: DATE,
  ...more,
});
export const page = (key: string, items: readonly unknown[], next: string | null = null): Reply =>
  json(200, { [key]: items, meta: { key, page: 0, page_size: 50, next_page_url: next } });

/** A clock that moves by the time slept. */
export function fakeClock(): Clock & { slept: number[] } {
  let now = Date.parse(DATE);
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    now += milliseconds;
  };
  return { now: () => now, sleep, slept };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** `answer` gets the request, and how often it was sent before. */
async function serve(answer: (asked: Asked, before: number) => Reply) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, form: await readForm(request) };
    asked.push(one);
    answer(one, asked.length - 1)(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, asked, close };
}

type Studio = Awaited<ReturnType<typeof open>>;

/** A client of this server. */
async function open(answer: (asked: Asked, before: number) => Reply, options: Partial<ClientOptions> = {}) {
  const { url, asked, close } = await serve(answer);
  const clock = fakeClock();
  const exchanges: Exchange[] = [];
  const api = createClient({
    accountSid: ACCOUNT,
    password: PASSWORD,
    origin: url,
    clock,
    retry: { random: () => 1 },
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  });
  const closeBoth = async () => {
    await close();
    await api.close();
  };
  return { api, asked, clock, exchanges, url, close: closeBoth };
}

/** Returns the replies in order; the last one is repeated. */
export const inTurn =
  (...replies: Reply[]) =>
  (_asked: Asked, before: number): Reply =>
    replies[Math.min(before, replies.length - 1)] ?? stall;

/** Closes what a test opened. */
export const test = base.extend<{ studio: typeof open }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring
  studio: async ({}, use) => {
    const opened: Studio[] = [];
    await use(async (answer, options) => {
      const studio = await open(answer, options);
      opened.push(studio);
      return studio;
    });
    await Promise.all(opened.map(({ close }) => close()));
  },
});
export { expect } from '../test.ts';
