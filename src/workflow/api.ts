// What a workflow step needs to call Studio: the official SDK's client, a clock, and an optional listener for each call.

import type { Twilio } from 'twilio';
import type { JsonObject } from '../flow/types.ts';

/** One HTTP exchange. `milliseconds` is wall time; `status` is 0 if there was no response. */
export type Exchange = {
  method: string;
  /** Path and query, without the host. */
  path: string;
  status: number;
  milliseconds: number;
  /** Redacted form fields of the request and redacted JSON of the response. */
  request?: JsonObject;
  response?: unknown;
};

export type Clock = { now: () => number; sleep: (milliseconds: number) => Promise<void> };

export type StudioApi = {
  client: Twilio;
  accountSid: string;
  clock: Clock;
  /** A description of each call without a response so far. */
  pending?: () => readonly string[];
};

/** The workflow's inputs, named as in its Arazzo description: a flow's SID, the contact's address and the flow's address. */
export type WorkflowInputs = { flowSid: string; to: string; from: string; parameters?: JsonObject | string };
