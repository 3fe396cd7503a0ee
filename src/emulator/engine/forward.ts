// Responds to a widget's request: with a mock, or from a server on this machine. No other host is ever contacted.

import type { Agent } from 'undici';
import { isLoopbackHost } from '../../loopback.ts';
import { withinTime } from '../../time-limit.ts';
import { MAX_ANSWER_BYTES, MAX_REDIRECTS } from './limits.ts';
import type { MockAnswer } from './mocks.ts';
import type { HttpAnswer, HttpCall } from './widget.ts';

type Answered = Extract<HttpAnswer, { status: number }>;
type StatusAnswer = Extract<MockAnswer, { status: number }>;

const lowered = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A body that is not text is sent as JSON, with that content type unless the mock has another one. */
export function answerOf({ status, body, headers = {} }: StatusAnswer): HttpAnswer {
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
  const type = { 'content-type': isText ? 'text/plain' : 'application/json' };
  return { status, body: text, headers: { ...(body === undefined ? {} : type), ...lowered(headers) } };
}

/** The URL on this machine to which a mock forwards, or why it is not one. */
function loopback(forward: string, asked: string): URL | string {
  const url = URL.canParse(forward) ? new URL(forward) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return `"${forward}" is not an http address`;
  if (!isLoopbackHost(url.hostname)) return `"${url.hostname}" is not this machine`;
  if (url.search === '' && URL.canParse(asked)) url.search = new URL(asked).search;
  return url;
}

/** Headers of a single message, which must not be forwarded. */
const NOT_FORWARDED = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** Its own agent: proxy settings of the environment would lead away from this machine. */
let direct: Agent | undefined;

/** Loaded on demand, since most scenarios forward nothing. */
async function fetcher() {
  const { Agent, fetch } = await import('undici');
  direct ??= new Agent();
  return { fetch, dispatcher: direct };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** The URL and method of the request that follows a redirect; undefined for any other response. */
function redirected(
  { status, headers }: Answered,
  url: URL,
  call: HttpCall,
): { to: string; call: HttpCall } | undefined {
  const { location } = headers;
  if (!location || ![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, url.href)) return undefined;
  const { body: _, ...rest } = call;
  const asGet = status === 303 || (status < 303 && call.method === 'POST');
  return { to: new URL(location, url).href, call: asGet ? { ...rest, method: 'GET' } : call };
}

/** Sends the request to a server on this machine instead of its real host. Redirects are followed on this machine only. */
export async function forwardTo(forward: string, call: HttpCall, redirects = 0): Promise<HttpAnswer> {
  const url = loopback(forward, call.url);
  if (typeof url === 'string') return { failed: 'invalid-url', reason: url };
  const answer = await send(url, call);
  const next = 'failed' in answer || redirects >= MAX_REDIRECTS ? undefined : redirected(answer, url, call);
  return next ? forwardTo(next.to, next.call, redirects + 1) : answer;
}

/** Reads one byte more than Studio accepts, which shows that there was more. The rest is not fetched. */
async function bounded(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    size += part.byteLength;
    if (size > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(parts)
    .subarray(0, MAX_ANSWER_BYTES + 1)
    .toString('utf8');
}

/** fetch's error says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

async function fetchAnswer(url: URL, call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  const headers = Object.entries(call.headers).filter(([name]) => !NOT_FORWARDED.has(name.toLowerCase()));
  const bodyless = call.method === 'GET' || call.method === 'HEAD';
  const { fetch, dispatcher } = await fetcher();
  const response = await fetch(url, {
    method: call.method,
    headers,
    redirect: 'manual',
    dispatcher,
    signal,
    ...(bodyless || call.body === undefined ? {} : { body: call.body }),
  });
  return {
    status: response.status,
    body: await bounded(response.body),
    headers: Object.fromEntries(response.headers.entries()),
  };
}

async function send(url: URL, call: HttpCall): Promise<HttpAnswer> {
  try {
    return await withinTime(call.timeoutSeconds * 1000, (signal) => fetchAnswer(url, call, signal));
  } catch (error) {
    const reason = reasonOf(error);
    return { failed: isTimeout(error) ? 'timeout' : 'unreachable', reason };
  }
}
