import type { Json } from '../../flow/types.js';
import type { Studio } from '../engine/studio.js';
import type { FaultRegistry } from './faults.js';
import type { NumberRecord } from './numbers.js';
import type { RateLimits } from './rate-limits.js';
/** What the resources share. */
export type Service = {
    studio: Studio;
    accountSid: string;
    authToken: string;
    /** The account's phone numbers, by SID. */
    numbers: Map<string, NumberRecord>;
    /** The names of all operations, for faults. */
    operations: readonly string[];
    limits: RateLimits;
    faults: FaultRegistry;
    log: (line: string) => void;
    /** Called after each request that may have made a flow go on. */
    changed: () => void;
};
/** A request, read: whom it names, what it asks, what it sends. */
export type ApiRequest = {
    /** `http://host:port`, as the caller reached us: every URL in an answer begins with it. */
    origin: string;
    /** The path as it was asked for, without the query. */
    path: string;
    params: Readonly<Record<string, string>>;
    query: URLSearchParams;
    /** The fields of a form; empty where none was sent. */
    form: URLSearchParams;
    /** The body of the control API's requests, as text; '' elsewhere. */
    text: string;
};
export type Answer = {
    status: number;
    /** JSON; absent where there is nothing to say. */
    body?: Json;
    /** TwiML instead of JSON. */
    xml?: string;
    headers?: Readonly<Record<string, string>>;
};
export type Operation = {
    /** Twilio's name of it, for faults: `ListExecutionStep`. */
    id: string;
    /** Each request counts for Studio's rate of executions that REST starts. */
    starts?: true;
    /** The longest body, in bytes. */
    longest?: number;
    answer: (request: ApiRequest, service: Service) => Answer | Promise<Answer>;
};
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** One path. `open` ones need no credentials: Twilio's webhooks have none, and the control API is no part of Twilio. */
export type Resource = {
    path: string;
    open?: true;
} & {
    [Name in Method]?: Operation;
};
export declare const ok: (body: Json) => Answer;
export declare const created: (body: Json) => Answer;
export declare const gone: Answer;
