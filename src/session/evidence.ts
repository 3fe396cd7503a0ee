// What one execution did and what was wrong with it: judged by `judge`, shown by every report. Plain JSON.

import { basename, dirname } from 'node:path';
import type { Budget } from '../account/policy.ts';
import type { Place, Problem } from '../errors.ts';
import type { Sent } from '../flow/sent.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import type { Path, Visit } from '../path/path.ts';
import type { Trace } from '../path/trace.ts';
import type { TargetName } from '../scenario/scenario.ts';

/** The name of the attachment that carries the evidence as JSON. */
export const EVIDENCE_ATTACHMENT = 'flowproof-evidence';

/** The folder of these attachments, beside the tests' own; Playwright empties the output folder when a run starts. */
export const ATTACHMENTS_FOLDER = '.attachments';

/** True for a file in it: it was redacted when it was created, is named after its content, and never changes. */
export const isOwnFile = (path: string): boolean => basename(dirname(path)) === ATTACHMENTS_FOLDER;

/**
 * The name of the attachment that carries a flow's definition as JSON (`FlowAttachment`). The first test of each worker that
 * uses a definition attaches it, so that blob reports merged on another machine still hold what coverage needs.
 */
export const FLOW_ATTACHMENT = 'flowproof-flow';

export type FlowAttachment = { version: 1; digest: string; definition: FlowDefinition };

/** Why a scenario failed; Allure's categories are made of these. */
export type FailureKind =
  | 'path'
  | 'status'
  | 'message'
  | 'value'
  | 'sent'
  | 'timeout'
  | 'refused'
  | 'contact'
  | 'unmocked'
  | 'bad-scenario';

export type Failure = Problem & { kind: FailureKind };

export type Message = {
  direction: 'to-contact' | 'from-contact';
  from: string;
  to: string;
  body: string;
  media: readonly string[];
  at: string;
  /** Twilio's status and error if it was not delivered. */
  undelivered?: { status: string; errorCode?: number };
};

/** One API call as the report shows it. `milliseconds` is wall time. */
export type ApiCall = { method: string; path: string; status: number; milliseconds: number };

/**
 * Where the traversed path left the expected one: an index into `path`, and what the scenario expected there. For the widget after a gap,
 * `gap` is set, and the visit is the one after the last widget that leads there.
 */
export type Divergence = { index: number; expected?: { widget: string; event?: string }; gap?: true };

/** Why the session stopped watching the execution. */
export type Outcome =
  | { kind: 'ended' }
  /** It waits for the contact, and no contact action is left; `noEffect` where the last action changed nothing. */
  | { kind: 'waiting'; noEffect?: true }
  /** A contact action failed, and a failure says so already. */
  | { kind: 'interrupted' }
  /** It neither ended nor waited within `seconds`. */
  | { kind: 'timedOut'; seconds: number; noEffect?: true };

/** What went wrong inside an execution on the emulator: a request without a mock, a widget that cannot run, a limit of Studio. */
export type Incident = {
  kind: 'unmocked' | 'unknown-widget' | 'limit' | 'liquid' | 'stop' | 'log';
  widget: string;
  widgetType: string;
  /** Studio's error code. */
  code?: number;
  message: string;
  fix: string;
  /** For `unmocked`: the request without a mock. */
  request?: { method: string; url: string };
};

/** What the flow sent, in order, as the emulator records it. */
export type Output = Sent & {
  /** ISO 8601; virtual. */
  at: string;
};

/** What an execution did, from a session over HTTP or an analysis in process; not redacted until it is reported. */
export type ExecutionEvidence = {
  executionSid: string;
  /** The event by which the Trigger was left, if known (`incomingRequest`). */
  trigger?: string;
  status: 'active' | 'ended';
  outcome: Outcome;
  path: Path;
  /** Between the contact and the flow, in order. */
  messages: readonly Message[];
  /** The execution's last known context. */
  context: JsonObject;
  /** Always empty on a test account, which does not show them. */
  incidents: readonly Incident[];
  /** Absent on a test account, which does not show it: expectations about it are not checked there. */
  outputs?: readonly Output[];
  /** Without `outputs`: the flow's messages to recipients that the scenario names, in order. */
  messagesToOthers?: readonly { to: string; body: string; at: string }[];
};

/** The input of `judge`: what an execution did, and what explanations need. An `Evidence` of a report is one, too. */
export type Judged = ExecutionEvidence & {
  /** The definition that ran. Without it the flow explains nothing. */
  definition?: FlowDefinition;
  /** The context after a visit; if absent or unknown, the final one is used. */
  contextAfter?: (visit: Visit) => JsonObject | undefined;
  /** Redacts a text before a message shortens it: a partial secret cannot be recognized afterwards. */
  show?: (text: string) => string;
};

/** The path as a trace, with the current visit. */
export function traceOf({ path, status, trigger }: Pick<Judged, 'path' | 'status' | 'trigger'>): Trace {
  const ended = status === 'ended';
  const current = ended ? undefined : path.at(-1);
  return { path, ended, ...(trigger ? { trigger } : {}), ...(current ? { current } : {}) };
}

/** The kinds of outputs, as `expect` names them. */
export const SENT_KINDS = ['prompts', 'messages', 'messagesTo', 'requests', 'tasks', 'variables'] as const;
export type SentKind = (typeof SENT_KINDS)[number];

/** One thing that a widget sends, however often it did so in this execution; a variable counts as one, too. */
export type SentOut = {
  kind: SentKind;
  /** The widget, the recipient or the variable. */
  name: string;
  /** Whether an expectation of the scenario checks it. */
  checked: boolean;
  /** The value of `expect.KIND`, or of `expect.KIND.NAME`, that would check it. */
  expected: Json;
};

/** One line of a conversation: when, who to whom, at which widget, what. */
export type TranscriptLine = { at: string; who: string; widget?: string; text: string };

/** The result of a session for reports, coverage and pictures: redacted, one attachment per test. */
export type Evidence = {
  version: 1;
  scenario: { id: string; name: string; file: string; line: number; tags: readonly string[]; severity?: string };
  target: TargetName;
  /** `digest` is `digestOf` of the definition. */
  flow: {
    name: string;
    sid: string;
    revision?: number;
    definitionPath?: string;
    digest?: string;
    /** How the flow on the account differs from the file, in sentences. */
    drift?: readonly string[];
  };
  /** The flows that Run Subflow widgets ran, by widget. */
  subflows?: readonly { within: string; flow: Evidence['flow'] }[];
  /** The emulator's clock is virtual: times below are simulated. */
  simulatedTime: boolean;
  inputs: JsonObject;
  /** The event by which the Trigger was left, if known (`incomingRequest`). */
  trigger?: string;
  executionSid?: string;
  status?: ExecutionEvidence['status'];
  outcome?: Outcome;
  path: Path;
  expectedPath?: readonly { widget: string; event?: string }[];
  divergence?: Divergence;
  messages: readonly Message[];
  context: JsonObject;
  calls: readonly ApiCall[];
  incidents?: readonly Incident[];
  /** Absent on a test account, which does not show it. */
  outputs?: readonly Omit<Output, 'source'>[];
  /** What the execution sent, and whether the scenario checked it. */
  sent?: readonly SentOut[];
  /** The conversation in order; absent if the execution never started. */
  transcript?: readonly TranscriptLine[];
  /** Expectations that the target cannot show: they were not checked, whatever the verdict. */
  notChecked?: readonly { what: string; at: Place }[];
  /** On the emulator: errors of the execution that Studio would log, such as an invalid template; they fail no scenario. */
  logged?: readonly string[];
  /** Templates of which a part was empty: which part does not exist, and what does; they fail no scenario. */
  empty?: readonly string[];
  /** On a test account: the messages of the contact and the flow, and calls with their maximum minutes. */
  spent?: Budget;
  failures: readonly Failure[];
};
