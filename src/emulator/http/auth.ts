// Authenticates requests by HTTP basic auth: the account's SID and token, or an API key's SID and the same token.
import { RefusedError } from './errors.ts';
import type { Service } from './service.ts';

type Account = Pick<Service, 'accountSid' | 'authToken'>;

const CHALLENGE = { 'www-authenticate': 'Basic realm="Twilio API"' };

const refused = (message: string): RefusedError => new RefusedError({ status: 401, code: 20003, message }, CHALLENGE);

const API_KEY = /^SK[0-9a-fA-F]{32}$/;

/** Checks an Authorization header. The account's own is compared as a whole, since nearly every request has it. */
export function createGuard({ accountSid, authToken }: Account): (authorization: string | undefined) => void {
  const usual = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return (authorization) => {
    if (authorization === usual) return;
    const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!encoded) throw refused('Authentication Error - No credentials provided');
    const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const known = user === accountSid || API_KEY.test(user);
    if (!known || rest.join(':') !== authToken) throw refused('Authenticate');
  };
}
