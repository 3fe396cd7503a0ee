// The object that a spec in TypeScript has for an execution, and how matchers find what is behind it.
import type { CallOutcome } from '../scenario/scenario.ts';
import type { Assertion } from '../session/assertions.ts';

export type Reply = {
  body?: string;
  media?: readonly string[];
  /** If true, no report shows the body. */
  sensitive?: boolean;
};

/** If true, no report shows the value. */
export type Sensitive = { sensitive?: boolean };

/** The contact's actions at a widget, performed as soon as the execution waits there. */
export type ContactActions = {
  reply: (text: string | Reply) => Promise<void>;
  /** Keys of a phone: digits, `*`, `#`, and `w` for half a second of waiting. */
  press: (keys: string, how?: Sensitive) => Promise<void>;
  say: (speech: string, how?: Sensitive) => Promise<void>;
  /** Lets the widget time out. */
  silence: () => Promise<void>;
  /** Answers or rejects the flow's call, as declared in the trigger's `answers`. */
  answer: (outcome: CallOutcome) => Promise<void>;
  hangUp: () => Promise<void>;
};

/** What the matchers need from an execution. */
export type ForMatchers = {
  /** The failure message; undefined if it is as expected, or with `isNot` if it is not. */
  judge: (assertion: Assertion, isNot: boolean) => Promise<string | undefined>;
};

// Registered by name, so that a second copy of this module recognizes executions of the first.
export const MATCHERS: unique symbol = Symbol.for('flowproof.execution') as never;

export type Execution = {
  readonly sid: string;
  /** The contact's number and the flow's. */
  readonly contact: string;
  readonly flowNumber: string;
  at: (widget: string) => ContactActions;
  readonly [MATCHERS]: ForMatchers;
};

const isExecution = (value: unknown): value is Execution =>
  typeof value === 'object' && value !== null && MATCHERS in value;

/** Undefined if it is not an execution. */
export const matchersOf = (value: unknown): ForMatchers | undefined =>
  isExecution(value) ? value[MATCHERS] : undefined;
