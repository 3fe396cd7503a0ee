// Refuses requests that a web page makes in a browser: people visit foreign pages on machines where an emulator runs.
import { isIP } from 'node:net';
import { RefusedError } from './errors.ts';

/** Where a request comes from, according to its headers. */
export type Provenance = {
  /** Headers by their lower-case name. */
  header: (name: string) => string | undefined;
};

const refused = (message: string): RefusedError => new RefusedError({ status: 403, code: 20403, message });

/** `name:port`, `[::1]:port`. */
const hostname = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');

/**
 * A page can point its own host name at this machine, and then call the emulator as if it were the page's server. With a numeric
 * address or `localhost` that is impossible; Twilio's names are used by a client whose connections end here.
 */
const isTrusted = (name: string): boolean =>
  isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.twilio.com');

const SAME_SITE: readonly (string | undefined)[] = [undefined, 'none', 'same-origin'];

/** Checks every request, on any path. `hosts` are further names of the emulator. */
export function createPageGuard(hosts: readonly string[] = []): (request: Provenance) => void {
  const names = new Set(hosts.map(hostname));
  // Most requests come from one client with the same headers.
  let last: string | undefined;
  return ({ header }) => {
    const host = header('host');
    if (host !== undefined && host !== last) {
      const name = hostname(host);
      if (!isTrusted(name) && !names.has(name)) {
        throw refused(`The emulator is not called \`${name}\`: start it with \`--allow-host ${name}\``);
      }
      last = host;
    }
    if (header('origin') !== undefined || !SAME_SITE.includes(header('sec-fetch-site'))) {
      throw refused('Web pages may not ask the emulator');
    }
  };
}
