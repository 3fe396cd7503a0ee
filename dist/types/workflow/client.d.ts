import type { Clock, StudioApi } from './api.js';
import { type HttpClientOptions } from './http-client.js';
import { type RetryPolicy } from './retry.js';
export type ClientOptions = Pick<HttpClientOptions, 'origin' | 'timeoutMilliseconds' | 'onExchange' | 'guard' | 'inFlight'> & {
    accountSid: string;
    /** An API key's SID; the account's SID if absent. */
    username?: string;
    /** The API key's secret, or the auth token. */
    password: string;
    clock?: Clock;
    retry?: Partial<RetryPolicy>;
    /** More values that must not be shown. */
    secrets?: readonly string[];
};
export declare const systemClock: Clock;
export declare function createClient(options: ClientOptions): StudioApi & {
    close: () => Promise<void>;
};
