// Opens an account for reading only: any request that could change something is refused before it is sent.
import { FlowproofError } from '../errors.ts';
import type { Account } from '../workflow/account.ts';
import type { Clock, Exchange, StudioApi } from '../workflow/api.ts';
import { createClient } from '../workflow/client.ts';
import { limitInFlight } from './flight.ts';

/** More requests at a time gain little, and more of them are refused with 429. */
export const IN_FLIGHT = 8;

export type ReadOnlyOptions = {
  account: Account;
  /** Replaces Twilio's hosts. */
  origin?: string;
  clock?: Clock;
  onExchange?: (exchange: Exchange) => void;
};

const wouldWrite = (method: string, uri: string): FlowproofError =>
  new FlowproofError([
    {
      code: 'read-only',
      message: `${method} ${new URL(uri).pathname} was not sent: this command only reads from an account`,
      fix: 'report it: pull, record and replay must not need this request',
    },
  ]);

const guard = {
  permit: async ({ method, uri }: { method: string; uri: string }): Promise<void> => {
    if (method.toUpperCase() !== 'GET') throw wouldWrite(method, uri);
  },
};

/** A month of executions takes thousands of requests: it is worth waiting for one that is refused with 429. */
const MANY_RETRIES = { attempts: 12, giveUpAfter: 300_000 };

export function openReadOnly({ account, ...rest }: ReadOnlyOptions): StudioApi & { close: () => Promise<void> } {
  return createClient({ ...account, ...rest, guard, retry: MANY_RETRIES, inFlight: limitInFlight(IN_FLIGHT) });
}
