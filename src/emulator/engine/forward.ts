// Answers a widget's request: from a mock, or by a server on this machine. Nothing else is ever reached.
import { Agent, fetch } from 'undici';
import type { MockAnswer } from './mocks.ts';
import type { HttpAnswer, HttpCall } from './widget.ts';

type StatusAnswer = Extract<MockAnswer, { status: number }>;

const lowered = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A body that is no text is JSON, and says so unless the mock says otherwise. */
export function answerOf({ status, body, headers = {} }: StatusAnswer): HttpAnswer {
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
  const type = { 'content-type': isText ? 'text/plain' : 'application/json' };
  return { status, body: text, headers: { ...(body === undefined ? {} : type), ...lowered(headers) } };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address on this machine that a mock forwards to, or why it is none. */
function loopback(forward: string, asked: string): URL | string {
  const url = URL.canParse(forward) ? new URL(forward) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return `"${forward}" is no http address`;
  if (!LOOPBACK.test(url.hostname)) return `"${url.hostname}" is not this machine`;
  if (url.search === '' && URL.canParse(asked)) url.search = new URL(asked).search;
  return url;
}

/** What frames a message is made anew for each. */
const NOT_FORWARDED = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** Of its own: what the environment says of proxies would lead away from this machine. */
const direct = new Agent();

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Sends the request to a server on this machine instead of where it was to go. Redirects are not followed: they may lead away. */
export async function forwardTo(forward: string, call: HttpCall): Promise<HttpAnswer> {
  const url = loopback(forward, call.url);
  if (typeof url === 'string') return { failed: 'invalid-url', reason: url };
  const headers = Object.entries(call.headers).filter(([name]) => !NOT_FORWARDED.has(name.toLowerCase()));
  const bodyless = call.method === 'GET' || call.method === 'HEAD';
  try {
    const response = await fetch(url, {
      method: call.method,
      headers,
      redirect: 'manual',
      dispatcher: direct,
      signal: AbortSignal.timeout(call.timeoutSeconds * 1000),
      ...(bodyless || call.body === undefined ? {} : { body: call.body }),
    });
    return {
      status: response.status,
      body: await response.text(),
      headers: Object.fromEntries(response.headers.entries()),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failed: isTimeout(error) ? 'timeout' : 'unreachable', reason };
  }
}
