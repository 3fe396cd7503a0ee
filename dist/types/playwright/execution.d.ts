import type { CallOutcome } from '../scenario/scenario.js';
import type { Wanted } from './wanted.js';
export type ReplyWords = {
    body?: string;
    media?: readonly string[] /** No report may show the body. */;
    sensitive?: boolean;
};
/** No report may show it. */
export type Discreet = {
    sensitive?: boolean;
};
/** What the contact does at a widget, as soon as the execution waits there. */
export type ContactActions = {
    reply: (text: string | ReplyWords) => Promise<void>;
    /** Keys of a phone: digits, `*`, `#`, and `w` for half a second of waiting. */
    press: (keys: string, how?: Discreet) => Promise<void>;
    say: (speech: string, how?: Discreet) => Promise<void>;
    /** Lets the widget time out. */
    silence: () => Promise<void>;
    /** Takes the flow's call, or does not, as `answers` of the trigger has it. */
    answer: (outcome: CallOutcome) => Promise<void>;
    hangUp: () => Promise<void>;
};
/** What the matchers see of an execution. */
export type Inside = {
    /** What there is to say against it; nothing if it is as wanted, or with `isNot` if it is not. */
    judge: (wanted: Wanted, isNot: boolean) => Promise<string | undefined>;
};
declare const INSIDE: unique symbol;
export type Execution = {
    readonly sid: string;
    /** The contact's number and the flow's. */
    readonly contact: string;
    readonly flowNumber: string;
    at: (widget: string) => ContactActions;
    readonly [INSIDE]: Inside;
};
export declare const executionOf: (outside: Omit<Execution, typeof INSIDE>, inside: Inside) => Execution;
/** Nothing if it is no execution. */
export declare const insideOf: (value: unknown) => Inside | undefined;
export {};
