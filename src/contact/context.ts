// What the contact needs to act: who it is, whom it talks to, and through what.
import type { FlowDefinition, FlowState } from '../flow/types.ts';
import type { StudioApi } from '../workflow/api.ts';

/** Who talks to whom: the contact's number and the flow's. */
export type Parties = { contact: string; flowNumber: string };

export type Connection = Parties & { api: StudioApi };

/** What the contact waits for, so that somebody can show it. */
export type Waiting = { what: string; widget: string; seconds: number };

export type ContactContext = Connection & {
  flowSid: string;
  executionSid: string;
  /** The widget at which the execution waits, where the definition is known. */
  state?: FlowState;
  /** The event by which the widget at which the contact acts has been left by now: the only sign that keys had an effect. */
  left?: () => Promise<string | undefined>;
  /** Messages that were there before the execution. */
  earlier?: ReadonlySet<string>;
  /** Lets time pass: virtual at once, or real. */
  elapse: (seconds: number) => Promise<void>;
  /** Real seconds that the scenario has left; absent where time is virtual. */
  secondsLeft?: () => number;
  observe?: (waiting: Waiting) => void;
};

/** What is known before there is an execution. */
export type ContactSetup = Connection & {
  definition?: FlowDefinition;
  elapse: (seconds: number) => Promise<void>;
  secondsLeft?: () => number;
  observe?: (waiting: Waiting) => void;
  /** How long the contact stays on the line at most. */
  seconds: number;
};
