import { FlowproofError, type Problem } from '../errors.js';
import type { FailureReason } from './retry.js';
export type Unanswered = {
    method: string;
    path: string;
    reason: FailureReason;
    message: string;
    attempts: number;
};
/** `, asked 3 times`. */
export declare const times: (attempts: number) => string;
export declare function unanswered({ method, path, reason, message, attempts }: Unanswered): FlowproofError;
/** What is thrown when Twilio answers an error. */
export type Refusal = Error & {
    status: number;
    code?: number;
    moreInfo?: string;
    details?: {
        readonly [key: string]: unknown;
    };
    /** `GET /v2/Flows`, and how often it was asked. */
    call?: string;
    attempts?: number;
};
export declare const isRefusal: (error: unknown) => error is Refusal;
/** In one line: what was asked, and what came. */
export declare function causeOf(error: unknown): string;
/** Whether a request may have been carried out although it failed. A server's own failure (500) says nothing about that. */
export declare function leavesOpen(error: unknown): boolean;
export declare const oddAnswer: (what: string, why: string) => Problem;
/** Waits for the SDK; where it stumbles over an answer, says over which. */
export declare function answerTo<T>(what: string, asking: () => Promise<T>): Promise<T>;
