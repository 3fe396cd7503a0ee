// The embedded Studio's data: executions, steps, messages and calls, as plain records for the HTTP resources.

import type { Sent } from '../../flow/sent.ts';
import type { FlowDefinition, Json, JsonObject } from '../../flow/types.ts';
import type { CallState } from './widget.ts';

/** An output of an execution and its virtual time, in milliseconds since the epoch. */
export type Output = Sent & { at: number };

/** Times are virtual, milliseconds since the epoch. */
export type FlowRevision = {
  revision: number;
  friendlyName: string;
  status: 'draft' | 'published';
  definition: FlowDefinition;
  commitMessage: string | null;
  valid: boolean;
  errors: readonly JsonObject[];
  warnings: readonly JsonObject[];
  createdAt: number;
};

/** A flow and its revisions in order (the first is 1). The last published one runs. */
export type FlowRecord = {
  sid: string;
  /** The number of flows created before it: time may have been set back since. */
  order: number;
  createdAt: number;
  updatedAt: number;
  revisions: FlowRevision[];
  testUsers: string[];
};

export type StepRecord = {
  sid: string;
  executionSid: string;
  /** The flow that the widget belongs to: that of the execution, or a subflow. */
  flowSid: string;
  /** The event. */
  name: string;
  from: string;
  to: string;
  at: number;
  /** The context right after the widget was left, computed on demand. */
  contextThen: () => JsonObject;
  parentStepSid: string | null;
  /** The index of the transition that was taken: several conditions may lead to the same widget. */
  transition: number;
};

/** What stopped an execution, or was not mocked in it, for the control API and the log. */
export type Incident = {
  kind: 'unmocked' | 'unknown-widget' | 'limit' | 'liquid' | 'stop' | 'log' | 'note';
  widget: string;
  widgetType: string;
  code?: number;
  message: string;
  fix?: string;
  /** For `unmocked`: the request without a mock. */
  request?: { method: string; url: string };
};

export type ExecutionRecord = {
  sid: string;
  flowSid: string;
  revision: number;
  status: 'active' | 'ended';
  contact: string;
  flowAddress: string;
  context: JsonObject;
  steps: StepRecord[];
  createdAt: number;
  updatedAt: number;
  /** The widget at which it waits, the signals that it waits for, and the virtual time of the timeout. */
  waiting: { widget: string; on: readonly string[]; until: number | null } | null;
  callSid: string | null;
  /** The Messaging Service that sent its last message, if replies to it start new executions. */
  repliesGoTo: string | null;
  incidents: Incident[];
  /** The flow's messages, prompts, requests and tasks, in order. */
  outputs: Output[];
};

export type MessageRecord = {
  sid: string;
  from: string;
  to: string;
  body: string;
  media: readonly string[];
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  status: string;
  errorCode: number | null;
  executionSid: string | null;
  at: number;
};

/** A leg of a call. `twiml` runs on its own side; the execution drives the flow's side. */
export type CallRecord = {
  sid: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api';
  status: CallState['status'];
  answeredBy: string | null;
  parentCallSid: string | null;
  executionSid: string | null;
  twiml: string;
  startedAt: number;
  endedAt: number | null;
  transcript: Json[];
};

/** A refusal as Twilio words it: HTTP status, error code, message. */
export type Refusal = { status: number; code: number; message: string; details?: JsonObject };
