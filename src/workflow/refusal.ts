// Parses Twilio's error responses, in both of their formats.
import type { Refusal } from './errors.ts';

type Refused = { call: string; status: number; body: unknown; attempts: number };

type Body = { readonly [key: string]: unknown };

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Twilio's own format has a `message`; that of RFC 9457 a `title` and an optional `detail`. */
function messageOf({ message, title, detail }: Body): string | undefined {
  const heading = textOf(message) ?? textOf(title);
  const more = textOf(detail);
  return heading && more ? `${heading}: ${more}` : heading;
}

const LONGEST = 500;

const bounded = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** The SDK's own exception with the call added, which the SDK does not know at that point. */
export function refusalOf({ call, status, body, attempts }: Refused): Refusal {
  const fields = isBody(body) ? body : {};
  const { code, more_info: moreInfo, details } = fields;
  const message = messageOf(fields) ?? `${call} returned status ${status} without a message`;
  return Object.assign(new Error(bounded(message)), {
    status,
    call,
    attempts,
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof moreInfo === 'string' ? { moreInfo } : {}),
    ...(isBody(details) ? { details } : {}),
  });
}
