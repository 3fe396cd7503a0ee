// Decides where a request goes: to Twilio's hosts or to the one origin that replaces them, and nowhere else.
import { FlowproofError } from '../errors.ts';

const isTwilio = ({ protocol, hostname, port }: URL): boolean =>
  protocol === 'https:' && port === '' && hostname.endsWith('.twilio.com');

const foreign = ({ origin }: URL): FlowproofError =>
  new FlowproofError([
    {
      code: 'foreign-host',
      message: `a request to ${origin} was not sent: credentials go to Twilio's hosts only`,
      fix: 'an answer that names another host (its `next_page_url`) does not come from Twilio; check for a proxy or gateway in between',
    },
  ]);

/** Appends the parameters as Twilio expects them: an array repeats its name. */
export function append(into: URLSearchParams, fields: object): URLSearchParams {
  for (const [name, value] of Object.entries(fields)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined) into.append(name, String(one ?? ''));
  }
  return into;
}

/** The URL to request; throws before anything is sent. With `origin`, Twilio's hosts are replaced by it. */
export function addressOf(uri: string, params: object = {}, origin?: string): URL {
  const asked = new URL(uri);
  const replacement = origin === undefined ? undefined : new URL(origin).origin;
  if (!isTwilio(asked) && asked.origin !== replacement) throw foreign(asked);
  const address = replacement === undefined ? asked : new URL(asked.pathname + asked.search, replacement);
  append(address.searchParams, params);
  return address;
}
