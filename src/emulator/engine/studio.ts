// The embedded Studio's interface without HTTP, for REST resources, webhooks and the control API.

import type { ContentTemplate } from '../../flow/content.ts';
import type { FlowDefinition, JsonObject } from '../../flow/types.ts';
import type { Behaviour } from './behaviour.ts';
import type { MockAnswer } from './mocks.ts';
import type { Window } from './newest.ts';
import type { CallRecord, ExecutionRecord, FlowRecord, FlowRevision, MessageRecord, Refusal } from './records.ts';
import type { InboundMessage } from './widget.ts';

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ARRIVALS = ['incomingMessage', 'incomingConversationMessage', 'incomingCall', 'incomingParent'] as const;

export type Arrival = {
  trigger: (typeof ARRIVALS)[number];
  contact: string;
  flowAddress: string;
  /** What the contact writes. */
  body?: string;
  /** Further fields of `trigger.message`, `trigger.conversation`, `trigger.call` or `trigger.parent`. */
  fields?: JsonObject;
};

export type TriggerRequest = { flowSid: string; to: string; from: string; parameters: JsonObject };

/**
 * All times are virtual, in milliseconds since the epoch. Each call returns when the flows that it affected wait, have ended or make a
 * request.
 */
export type Studio = {
  readonly accountSid: string;
  readonly now: () => number;
  readonly behaviour: Behaviour;
  readonly flows: Flows;
  readonly executions: Executions;
  readonly messages: Messages;
  readonly calls: Calls;
  readonly numbers: Numbers;
  /** The content templates that flows send; setting them replaces the earlier ones. */
  readonly content: { set: (templates: readonly ContentTemplate[]) => void };
  readonly mocks: { set: (flow: string, widget: string, answers: readonly MockAnswer[]) => void };
  readonly clock: { advance: (seconds: number) => void; set: (moment: number) => void };
  /** Deletes executions, messages, calls, mocks and faults and resets the time; keeps flows, their content templates and numbers. */
  readonly reset: () => void;
  /** Resolves when every execution waits or has ended. */
  readonly settled: () => Promise<void>;
};

export type FlowContent = {
  friendlyName: string;
  definition: FlowDefinition;
  status: 'draft' | 'published';
  commitMessage?: string;
  /** Its SID on Twilio, by which subflows are named; derived from the name if absent. */
  sid?: string;
};

/** The flows and their revisions. Any definition is accepted; each revision says whether it is valid. */
export type Flows = {
  /** The SID is derived from the name, so it is the same in every run; a second flow of that name gets another one. */
  add: (flow: FlowContent) => FlowRecord;
  /** A new revision; absent properties keep the values of the latest one. */
  revise: (sid: string, change: Partial<FlowContent>) => FlowRecord | undefined;
  get: (sid: string) => FlowRecord | undefined;
  /** A revision by its number, `LatestPublished` (the default) or `LatestRevision`. */
  revision: (sid: string, revision?: string) => FlowRevision | undefined;
  /** The revision that runs for a contact: the latest draft for test users, the published revision for everybody else. */
  revisionFor: (sid: string, contact: string) => FlowRevision | undefined;
  byName: (name: string) => FlowRecord | undefined;
  all: () => FlowRecord[];
  remove: (sid: string) => void;
};

export type Executions = {
  trigger: (request: TriggerRequest) => Result<ExecutionRecord>;
  /** Starts an execution as a message, a conversation, a call or a parent flow would, with the same trigger data. */
  startBy: (flowSid: string, arrival: Arrival) => ExecutionRecord;
  get: (sid: string) => ExecutionRecord | undefined;
  /** A page of one flow's executions, newest first; reads only what the page needs. Positions are their start times. */
  page: (flowSid: string, query: Window & { from?: number; to?: number; status?: string }) => ExecutionRecord[];
  /** The number of executions of one flow. */
  count: (flowSid: string) => number;
  end: (sid: string) => Result<ExecutionRecord>;
  remove: (sid: string) => Result<null>;
};

export type Messages = {
  /** A contact's message to a flow's number: continues its active execution in that flow, or starts one. */
  receive: (flowSid: string, message: InboundMessage) => ExecutionRecord;
  /** The Messages resource: recorded as sent, and routed to the flow whose number `to` is. */
  create: (message: { from: string; to: string; body: string; media: readonly string[] }) => MessageRecord;
  get: (sid: string) => MessageRecord | undefined;
  all: () => readonly MessageRecord[];
};

export type Calls = {
  /** A call to a flow's address starts an execution. */
  receive: (
    flowSid: string,
    call: { from: string; to: string; callSid?: string; parameters?: JsonObject },
  ) => ExecutionRecord;
  create: (call: { from: string; to: string; twiml: string }) => CallRecord;
  /** New TwiML for the contact's leg (what it presses, says), or its end. */
  update: (sid: string, change: { twiml?: string; status?: 'completed' | 'canceled' }) => Result<CallRecord>;
  get: (sid: string) => CallRecord | undefined;
  /** The contact's leg of an active call, by the SID of either leg. */
  contactLeg: (sid: string) => CallRecord | undefined;
  all: () => readonly CallRecord[];
};

/** Which flow answers at a number: the one whose executions use it as From, or the one set by IncomingPhoneNumbers. */
export type Numbers = {
  assign: (phoneNumber: string, flowSid: string) => void;
  flowAt: (phoneNumber: string) => string | undefined;
  /** Sets the URL of the TwiML for calls to a contact's number; with an empty one such calls fail. */
  setVoiceUrl: (phoneNumber: string, url: string) => void;
  voiceUrl: (phoneNumber: string) => string | undefined;
  /** After this, nothing answers at the number. */
  release: (phoneNumber: string) => void;
  all: () => readonly { phoneNumber: string; flowSid: string }[];
};
