import type { MockAnswer } from './mocks.js';
import type { HttpAnswer, HttpCall } from './widget.js';
type StatusAnswer = Extract<MockAnswer, {
    status: number;
}>;
/** A body that is no text is JSON, and says so unless the mock says otherwise. */
export declare function answerOf({ status, body, headers }: StatusAnswer): HttpAnswer;
/** Sends the request to a server on this machine instead of where it was to go. Redirects are not followed: they may lead away. */
export declare function forwardTo(forward: string, call: HttpCall): Promise<HttpAnswer>;
export {};
