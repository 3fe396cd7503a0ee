import { type Dispatcher } from 'undici';
import type { FailureReason } from './retry.js';
export type Attempt = {
    method: string;
    address: URL;
    headers: Record<string, string>;
    body?: string;
};
export type Answer = {
    status: number;
    headers: Record<string, string | string[] | undefined>;
    body: unknown;
};
/** `status` is 0 unless the beginning of an answer came. */
export type Failed = {
    reason: FailureReason;
    status: number;
    message: string;
};
export type Attempted = {
    answer: Answer;
} | {
    failed: Failed;
};
/** A dispatcher of our own: closing it closes its connections, and proxies are those of the environment. */
export declare function createDispatcher(milliseconds: number, origin?: string): Dispatcher;
export declare function attempt(of: Attempt, dispatcher: Dispatcher, milliseconds: number): Promise<Attempted>;
