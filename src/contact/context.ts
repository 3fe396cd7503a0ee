// What the contact needs to act: its number, the flow's number, and a connection to Studio's API.
import type { FlowDefinition, FlowState } from '../flow/types.ts';
import type { StudioApi } from '../workflow/api.ts';

/** The contact's number and the flow's number. */
export type Parties = { contact: string; flowNumber: string };

export type Connection = Parties & { api: StudioApi };

/** What the contact is waiting for, for display. */
export type Waiting = { what: string; widget: string; seconds: number };

export type ContactContext = Connection & {
  flowSid: string;
  executionSid: string;
  /** The widget at which the execution waits, if the definition is known. */
  state?: FlowState;
  /** The event by which the contact's current widget was left, if it was left: the only sign that pressed keys had an effect. */
  left?: () => Promise<string | undefined>;
  /** Messages that existed before the execution. */
  earlier?: ReadonlySet<string>;
  /** Lets time pass: immediately with virtual time, otherwise by waiting. */
  elapse: (seconds: number) => Promise<void>;
  /** Real seconds left for the scenario; absent with virtual time. */
  secondsLeft?: () => number;
  observe?: (waiting: Waiting) => void;
};

/** What is known before the execution exists. */
export type ContactSetup = Connection & {
  definition?: FlowDefinition;
  elapse: (seconds: number) => Promise<void>;
  secondsLeft?: () => number;
  observe?: (waiting: Waiting) => void;
  /** The longest time that the contact stays on the line. */
  seconds: number;
};
