// One attempt at an HTTP request: a response, or why there is none. It never throws.

import { isLoopbackHost } from '../loopback.ts';
import type { Limit } from '../time-limit.ts';
import { createLoopbackDispatcher, type Dispatcher, type HttpResponse } from './loopback-http.ts';
import type { FailureReason } from './retry.ts';
import { createUndiciDispatcher } from './undici-dispatcher.ts';

export type Attempt = { method: string; address: URL; headers: Record<string, string>; body?: string };

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: unknown };

/** `status` is 0 unless the start of a response arrived. */
export type Failed = { reason: FailureReason; status: number; message: string };

export type Attempted = { answer: Answer } | { failed: Failed };

/** Connecting must time out before the whole attempt does: then it is certain that nothing was requested. */
const LONGEST_CONNECT = 10_000;

/** An emulator on this machine, or a server behind the environment's proxies. */
export function createDispatcher(milliseconds: number, origin?: string): Dispatcher {
  const { protocol, hostname } = new URL(origin ?? 'https://api.twilio.com');
  const isLocal = isLoopbackHost(hostname);
  if (isLocal && protocol === 'http:') return createLoopbackDispatcher();
  return createUndiciDispatcher(Math.min(LONGEST_CONNECT, Math.ceil(milliseconds / 2)), isLocal);
}

const REASONS: readonly { reason: FailureReason; codes: RegExp }[] = [
  {
    reason: 'unreachable',
    codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX)/,
  },
  { reason: 'untrusted', codes: /CERT|^UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO|^HOSTNAME_MISMATCH/ },
  { reason: 'late', codes: /^TimeoutError$/ },
];

/** A proxy that does not open its tunnel has forwarded nothing; undici has no error code for it. */
const NO_TUNNEL = /^Proxy response/;

type Thrown = { name?: string; code?: unknown; message: string; cause?: unknown };

function failureOf(thrown: unknown): Omit<Failed, 'status'> {
  const error: Thrown = thrown instanceof Error ? thrown : { message: String(thrown) };
  const code = typeof error.code === 'string' ? error.code : (error.name ?? '');
  const message = [code, error.message].filter(Boolean).join(': ');
  if (NO_TUNNEL.test(error.message)) return { reason: 'unreachable', message };
  const known = REASONS.find(({ codes }) => codes.test(code));
  return { reason: known?.reason ?? 'lost', message };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function read(status: number, text: string, isJson: boolean): { body: unknown } | { reason: FailureReason } {
  if (status >= 300 && status < 400) return { reason: 'redirected' };
  if (status === 204) return { body: text };
  const json = parsed(text);
  if (json) return { body: json.value };
  if (status >= 400) return { body: text };
  return { reason: isJson || text === '' ? 'cut' : 'not-json' };
}

const MEANING: Partial<Record<FailureReason, string>> = {
  redirected: 'it redirects, and redirects are not followed',
  cut: 'its response ended before it was complete',
  'not-json': 'its response is not JSON',
};

async function receive({ statusCode: status, headers, body }: HttpResponse): Promise<Attempted> {
  const text = await body.text().then(
    (whole) => ({ whole }),
    (error: unknown) => ({ failure: failureOf(error) }),
  );
  // An error status is clear without its body.
  if ('failure' in text && status >= 400) return { answer: { status, headers, body: '' } };
  if ('failure' in text) {
    const { reason, message } = text.failure;
    return { failed: { reason: reason === 'late' ? 'late' : 'cut', status, message } };
  }
  const outcome = read(status, text.whole, String(headers['content-type'] ?? '').includes('json'));
  if ('body' in outcome) return { answer: { status, headers, body: outcome.body } };
  return { failed: { reason: outcome.reason, status, message: MEANING[outcome.reason] ?? '' } };
}

export async function attempt(of: Attempt, dispatcher: Dispatcher, limit: Limit): Promise<Attempted> {
  const { method, address, headers, body } = of;
  const { origin, pathname, search } = address;
  const request = { origin, path: pathname + search, method, headers };
  const content = body === undefined ? {} : { body };
  try {
    return await limit(async (signal) => receive(await dispatcher.request({ ...request, ...content, signal })));
  } catch (error) {
    return { failed: { ...failureOf(error), status: 0 } };
  }
}
