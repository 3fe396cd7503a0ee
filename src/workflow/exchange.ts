// Redacts HTTP exchanges: phone numbers and secrets are hidden when an exchange is read.
import type { Json, JsonObject } from '../flow/types.ts';
import { isSecretName } from '../redaction/names.ts';
import { HIDDEN, type Redactor } from '../redaction/redactor.ts';
import type { Exchange } from './api.ts';

export type Exchanged = {
  method: string;
  address: URL;
  status: number;
  milliseconds: number;
  fields?: unknown;
  body?: unknown;
};

/** Redacted, and without the values of fields with secret names. */
function redacted(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (typeof value === 'number') return redactor.json(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactor.text(key),
      typeof item === 'string' && isSecretName(key) ? HIDDEN : redacted(item, redactor),
    ]),
  );
}

/** A list of messages is the account's, including those of other people and scenarios: no report shows their texts. */
function withoutBodies(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages)) return body;
  return { ...body, messages: body.messages.map((message: object) => ({ ...message, body: HIDDEN })) };
}

/** Path and query without the host; secrets in them are hidden. */
export const pathOf = ({ pathname, search }: URL, redactor: Redactor): string => redactor.text(pathname + search);

/** A page of 1,000 steps takes longer to redact than to fetch: it is redacted when it is read. */
export function toExchange(exchanged: Exchanged, redactor: Redactor): Exchange {
  const { method, address, status, milliseconds, fields, body } = exchanged;
  const isObject = typeof fields === 'object' && fields !== null;
  return {
    method,
    path: pathOf(address, redactor),
    status,
    milliseconds,
    // Redacted JSON is JSON.
    ...(isObject && {
      get request() {
        return redacted(fields, redactor) as JsonObject;
      },
    }),
    get response() {
      return redacted(withoutBodies(body), redactor);
    },
  };
}

/** Redacted requests and responses for a report. A response is redacted when it is read, as most never are. */
export function redactExchanges(exchanges: readonly Exchange[], redactor: Redactor): Exchange[] {
  // The body of a request is JSON.
  const hide = (part: unknown) => redactor.values((part ?? null) as Json);
  return exchanges.map((exchange) => ({
    method: exchange.method,
    path: exchange.path,
    status: exchange.status,
    milliseconds: exchange.milliseconds,
    ...(exchange.request ? { request: hide(exchange.request) as JsonObject } : {}),
    get response() {
      return hide(exchange.response);
    },
  }));
}
