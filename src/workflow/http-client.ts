// The HTTP client for the official SDK: keep-alive, retries that cannot repeat an effect, and a listener for each exchange.
import type twilio from 'twilio';
import { createRedactor, type Redactor } from '../redaction/redactor.ts';
import { type Limit, withinTime } from '../time-limit.ts';
import { addressOf, append } from './address.ts';
import type { Clock, Exchange } from './api.ts';
import { unanswered } from './errors.ts';
import { pathOf, toExchange } from './exchange.ts';
import type { Dispatcher } from './loopback-http.ts';
import { openPending } from './pending.ts';
import { refusalOf } from './refusal.ts';
import { type Outcome, pauseBeforeRetry, type RetryPolicy } from './retry.ts';
import { type Attempt, type Attempted, attempt, createDispatcher } from './transport.ts';

export type HttpClientOptions = {
  clock: Clock;
  retry: RetryPolicy;
  /** Replaces scheme and host of Twilio's URLs. */
  origin?: string;
  /** Timeout of one attempt. */
  timeoutMilliseconds?: number;
  /** When that time is over; a timer says so if absent. */
  limit?: Limit;
  onExchange?: (exchange: Exchange) => void;
  /** Called before each request; throws to forbid it. */
  guard?: { permit: (request: { method: string; uri: string; data?: unknown }) => Promise<void> };
  /** Redacts what listeners receive. */
  redactor?: Redactor;
  /** Limits concurrent attempts; the pauses between attempts are not included. */
  inFlight?: <Result>(attempt: () => Promise<Result>) => Promise<Result>;
};

const TIMEOUT = 15_000;

type SdkRequest = Parameters<twilio.RequestClient['request']>[0];
/** What the SDK's client uses of its own HTTP client. */
export type HttpClient = Pick<twilio.RequestClient, 'request'> & {
  /** The calls that have no answer yet. */
  pending: () => readonly string[];
  close: () => Promise<void>;
};

async function authorizationOf({ username, password, authStrategy }: SdkRequest): Promise<string | undefined> {
  if (username && password) return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return authStrategy?.getAuthString();
}

function encode({ data, headers }: SdkRequest): string | undefined {
  if (data === undefined || data === null) return undefined;
  if (typeof data === 'string') return data;
  const type = String((headers as Record<string, unknown> | undefined)?.['Content-Type'] ?? '');
  return type.includes('json') ? JSON.stringify(data) : append(new URLSearchParams(), data).toString();
}

async function prepare(request: SdkRequest, origin: string | undefined): Promise<Attempt> {
  const address = addressOf(request.uri, request.params, origin);
  const authorization = await authorizationOf(request);
  const body = encode(request);
  const headers = { ...(request.headers as Record<string, string>), ...(authorization && { authorization }) };
  return { method: request.method.toUpperCase(), address, headers, ...(body === undefined ? {} : { body }) };
}

const textOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

function outcomeOf(attempted: Attempted): Outcome {
  if ('failed' in attempted) return { reason: attempted.failed.reason };
  const { status, headers } = attempted.answer;
  const retryAfter = textOf(headers['retry-after']);
  return { status, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

type Sent = { attempted: Attempted; attempts: number };

/** Reports every attempt, and retries where that is allowed. */
async function send(
  request: Attempt,
  once: () => Promise<Attempted>,
  { clock, retry, tried: tell }: Pick<HttpClientOptions, 'clock' | 'retry'> & { tried: (outcome: Outcome) => void },
): Promise<Sent> {
  const since = clock.now();
  for (let attempts = 1; ; attempts += 1) {
    const attempted = await once();
    const { method } = request;
    const tried = { method, outcome: outcomeOf(attempted), attempts, since, now: clock.now() };
    const pause = pauseBeforeRetry(tried, retry);
    if (pause === undefined) return { attempted, attempts };
    tell(tried.outcome);
    await clock.sleep(pause);
  }
}

type Served = { method: string; path: string };

/** The response for the SDK. The error that the SDK would throw lacks the call. */
function responseOf({ attempted, attempts }: Sent, { method, path }: Served) {
  if ('failed' in attempted) throw unanswered({ ...attempted.failed, method, path, attempts });
  const { status, headers, body } = attempted.answer;
  if (status >= 400) throw refusalOf({ call: `${method} ${path}`, status, body, attempts });
  return { statusCode: status, headers, body };
}

/** One attempt, reported to the listener. */
function reportingAttempts({
  onExchange,
  redactor = createRedactor(),
  timeoutMilliseconds = TIMEOUT,
  limit = (task) => withinTime(timeoutMilliseconds, task),
}: HttpClientOptions) {
  return async (of: Attempt, fields: unknown, dispatcher: Dispatcher): Promise<Attempted> => {
    const started = performance.now();
    const attempted = await attempt(of, dispatcher, limit);
    const milliseconds = performance.now() - started;
    const { method, address } = of;
    const { status } = 'answer' in attempted ? attempted.answer : attempted.failed;
    const body = 'answer' in attempted ? attempted.answer.body : attempted.failed.message;
    onExchange?.(toExchange({ method, address, status, milliseconds, fields, body }, redactor));
    return attempted;
  };
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const {
    origin,
    guard,
    redactor = createRedactor(),
    timeoutMilliseconds = TIMEOUT,
    inFlight = (work) => work(),
  } = options;
  const dispatcher = createDispatcher(timeoutMilliseconds, origin);
  const tryOnce = reportingAttempts(options);
  const pending = openPending();

  async function request(asked: SdkRequest) {
    const prepared = await prepare(asked, origin);
    const { method, address } = prepared;
    await guard?.permit({ method, uri: asked.uri, data: asked.data });
    const path = pathOf(address, redactor);
    const { tried, end } = pending.begin(`${method} ${path}`);
    const once = () => inFlight(() => tryOnce(prepared, asked.data, dispatcher));
    const sent = await send(prepared, once, { ...options, tried }).finally(end);
    return responseOf(sent, { method, path });
  }

  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= dispatcher.close();
    return closed;
  };
  return { request: request as HttpClient['request'], pending: pending.all, close };
}
