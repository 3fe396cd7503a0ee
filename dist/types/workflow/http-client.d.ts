import twilio from 'twilio';
import { type Redactor } from '../redaction/redactor.js';
import type { Clock, Exchange } from './api.js';
import { type RetryPolicy } from './retry.js';
export type HttpClientOptions = {
    clock: Clock;
    retry: RetryPolicy;
    /** Replaces scheme and host of Twilio's addresses. */
    origin?: string;
    /** How long one attempt may take. */
    timeoutMilliseconds?: number;
    onExchange?: (exchange: Exchange) => void;
    /** Asked before each request; what it throws forbids the request. */
    guard?: {
        permit: (request: {
            method: string;
            uri: string;
            data?: unknown;
        }) => Promise<void>;
    };
    /** Hides what must not be shown. */
    redactor?: Redactor;
    /** Each attempt takes its turn here; the pauses between attempts do not. */
    inFlight?: <Result>(attempt: () => Promise<Result>) => Promise<Result>;
};
export type HttpClient = twilio.RequestClient & {
    /** The calls that have no answer yet. */
    pending: () => readonly string[];
    close: () => Promise<void>;
};
export declare function createHttpClient(options: HttpClientOptions): HttpClient;
