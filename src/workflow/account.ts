// The account in the environment variables: its SID, and an API key or its auth token.
import { FlowproofError } from '../errors.ts';
import type { ClientOptions } from './client.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Account = Pick<ClientOptions, 'accountSid' | 'username' | 'password'>;

export function accountOf(environment: Environment): Account {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const accountSid = read('TWILIO_ACCOUNT_SID');
  const key = read('TWILIO_API_KEY');
  const secret = read('TWILIO_API_SECRET');
  const token = read('TWILIO_AUTH_TOKEN');
  if (accountSid && key && secret) return { accountSid, username: key, password: secret };
  if (accountSid && token) return { accountSid, password: token };
  const missing = accountSid ? 'TWILIO_API_KEY and TWILIO_API_SECRET' : 'TWILIO_ACCOUNT_SID';
  throw new FlowproofError([
    {
      code: 'no-account',
      message: `no account to trigger a flow in: ${missing} is not set`,
      fix: 'set TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET (or TWILIO_AUTH_TOKEN); or give `options.api`',
    },
  ]);
}
