// Masks phone numbers and secrets in every text of a JSON value, before it is kept.
import type { Json, JsonObject } from '../flow/types.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import type { Exchange } from '../workflow/api.ts';

const HIDDEN = '••••••';

/** A number may be a phone number, too; one that is stays legible only as masked text. */
function maskNumber(value: number): Json {
  const text = String(value);
  const masked = maskPhoneNumbers(text);
  return masked === text ? value : masked;
}

type Hiding = { text: (plain: string) => string; isSecret: (word: string) => boolean };

function mapped(value: Json, hiding: Hiding): Json {
  if (value !== null && typeof value !== 'object' && hiding.isSecret(String(value))) return HIDDEN;
  if (typeof value === 'string') return hiding.text(value);
  if (typeof value === 'number') return maskNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, hiding));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hiding.text(key), mapped(item, hiding)]));
}

const textOf =
  (secrets: readonly string[]) =>
  (plain: string): string =>
    maskPhoneNumbers(maskSecrets(plain, secrets));

/** For what tells of an execution: line 1 stays line 1 where the contact presses 1, and a flow's drawing keeps its numbers. */
export const masked = (value: Json, secrets: readonly string[]): Json =>
  mapped(value, { text: textOf(secrets), isSecret: () => false });

/**
 * For what an execution was given, and what it holds. A secret of one to three characters is no word to look for in texts, but a
 * value that is the secret is hidden.
 */
export const withoutValues = (value: Json, secrets: readonly string[]): Json =>
  mapped(value, { text: textOf(secrets), isSecret: (word) => secrets.includes(word) });

/** The same for a text of its own. */
export const shownText = (plain: string, secrets: readonly string[]): string =>
  secrets.includes(plain) ? HIDDEN : textOf(secrets)(plain);

/** A secret that looks like a phone number was masked as one when the call was noted. */
const alsoAsNumbers = (secrets: readonly string[]): string[] => [
  ...new Set(secrets.flatMap((secret) => [secret, maskPhoneNumbers(secret)])),
];

/** The same for what was sent and answered; an answer is looked through when it is read, as most never are. */
export function withoutValuesIn(exchanges: readonly Exchange[], secrets: readonly string[]): Exchange[] {
  const known = alsoAsNumbers(secrets);
  // What goes over the wire is JSON.
  const hide = (part: unknown) => withoutValues((part ?? null) as Json, known);
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
