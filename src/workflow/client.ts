// Creates the official SDK's client, on our own HTTP client, for a test account or the emulator.
import { setTimeout } from 'node:timers/promises';
import type twilio from 'twilio';
import { FlowproofError } from '../errors.ts';
import { createRedactor } from '../redaction/redactor.ts';
import { withAccountLists } from './account-lists.ts';
import type { Clock, StudioApi } from './api.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { RETRY, type RetryPolicy } from './retry.ts';
import { SdkClient } from './sdk.ts';

export type ClientOptions = Pick<
  HttpClientOptions,
  'origin' | 'timeoutMilliseconds' | 'limit' | 'onExchange' | 'guard' | 'inFlight'
> & {
  accountSid: string;
  /** An API key's SID; the account's SID if absent. */
  username?: string;
  /** The API key's secret, or the auth token. */
  password: string;
  clock?: Clock;
  retry?: Partial<RetryPolicy>;
  /** Further values to redact. */
  secrets?: readonly string[];
};

export const systemClock: Clock = { now: () => Date.now(), sleep: (milliseconds) => setTimeout(milliseconds) };

/** The SDK does not accept a lower-case prefix. */
const ACCOUNT_SID = /^AC[0-9a-fA-F]{32}$/;

/** What is visibly wrong with the credentials. */
function mistakeIn({ accountSid, username = accountSid, password }: ClientOptions): string | undefined {
  if (!ACCOUNT_SID.test(accountSid)) return "the account's SID is not AC and 32 hexadecimal digits";
  if (!username) return "the API key's SID is empty";
  return password ? undefined : 'the auth token or API secret is empty';
}

function assertCredentials(options: ClientOptions): void {
  const message = mistakeIn(options);
  if (message === undefined) return;
  const fix =
    'copy them from the Twilio console: the account SID, and an API key (SK…) with its secret or the auth token';
  throw new FlowproofError([{ code: 'bad-credentials', message, fix }]);
}

/**
 * Creates the official SDK's client and everything else that the steps of the workflow need. It sends requests to Twilio, or to `origin`
 * instead (an emulator), retries requests that are safe to repeat, and redacts what `onExchange` receives. Close it when you are done.
 * @throws FlowproofError `bad-credentials` if the credentials cannot be valid.
 */
export function createClient(options: ClientOptions): StudioApi & { close: () => Promise<void> } {
  assertCredentials(options);
  const { accountSid, username = accountSid, password, clock = systemClock, retry, secrets = [], ...http } = options;
  const httpClient = createHttpClient({
    ...http,
    clock,
    retry: { ...RETRY, ...retry },
    redactor: createRedactor({ secrets: [password, ...(username === accountSid ? [] : [username]), ...secrets] }),
  });
  const client = new SdkClient(username, password, {
    accountSid,
    // Its type is a class, of which the SDK calls this one method.
    httpClient: httpClient as unknown as twilio.RequestClient,
    autoRetry: false,
    // Empty, not absent: the SDK would use TWILIO_EDGE and TWILIO_REGION, and send credentials to other hosts.
    edge: '',
    region: '',
  });
  return {
    client: withAccountLists(client, accountSid),
    accountSid,
    clock,
    pending: httpClient.pending,
    close: () => httpClient.close(),
  };
}
