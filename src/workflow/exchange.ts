// What is shown of an HTTP exchange: phone numbers and secrets are masked, and only for those who look.
import type { JsonObject } from '../flow/types.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import type { Exchange } from './api.ts';

export type Exchanged = {
  method: string;
  address: URL;
  status: number;
  milliseconds: number;
  fields?: unknown;
  body?: unknown;
};

/** Fields whose value is a secret by its name. */
const SECRET_NAME = /token|secret|password|authorization/i;
const HIDDEN = '••••••';

function masked(value: unknown, text: (plain: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return text(String(value)) === String(value) ? value : text(String(value));
  if (Array.isArray(value)) return value.map((item) => masked(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      text(key),
      SECRET_NAME.test(key) && typeof item === 'string' ? HIDDEN : masked(item, text),
    ]),
  );
}

/** A list of messages is the account's, other people's and other scenarios' included: no report shows what these say. */
function withoutBodies(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages)) return body;
  return { ...body, messages: body.messages.map((message: object) => ({ ...message, body: HIDDEN })) };
}

/** Path and query without host; what may be secret in them is masked. */
export const pathOf = ({ pathname, search }: URL, secrets: readonly string[]): string =>
  maskPhoneNumbers(maskSecrets(pathname + search, secrets));

/** A page of 1,000 steps takes longer to mask than to fetch: it is masked when it is read. */
export function toExchange(exchanged: Exchanged, secrets: readonly string[]): Exchange {
  const { method, address, status, milliseconds, fields, body } = exchanged;
  const text = (plain: string) => maskPhoneNumbers(maskSecrets(plain, secrets));
  const isObject = typeof fields === 'object' && fields !== null;
  return {
    method,
    path: pathOf(address, secrets),
    status,
    milliseconds,
    // What is masked from JSON is JSON.
    ...(isObject && {
      get request() {
        return masked(fields, text) as JsonObject;
      },
    }),
    get response() {
      return masked(withoutBodies(body), text);
    },
  };
}
