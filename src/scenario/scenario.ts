// A scenario after loading: defaults, tables and environment values are filled in, and each part knows its place in the YAML.

import type { Place } from '../errors.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';

export const TARGETS = ['emulator', 'twilio'] as const;
export type TargetName = (typeof TARGETS)[number];

export const TRIGGERS = [
  'incomingRequest',
  'incomingMessage',
  'incomingConversationMessage',
  'incomingCall',
  'incomingParent',
] as const;
export type TriggerName = (typeof TRIGGERS)[number];

/** The flow of a scenario file: a definition on disk, a SID on Twilio, or both. */
export type FlowReference = {
  /** The scenario file's folder name, or the definition's file name: the flow's name in reports. */
  name: string;
  definition?: FlowDefinition;
  /** Absolute path of the definition's file. */
  definitionPath?: string;
  /** The flow's SID in the chosen environment. */
  sid?: string;
  /** By environment. The definition's file has the values of the first one. */
  sids?: Readonly<Record<string, string>>;
  /** The chosen environment. */
  environment?: string;
  /** The flows that its Run Subflow widgets run. */
  subflows?: readonly Subflow[];
};

/** A flow that another one runs: `sid` is how the Run Subflow widget names it. */
export type Subflow = { sid: string; name: string; definition: FlowDefinition; definitionPath: string };

/** `to` is the contact and `from` the flow's number, regardless of who speaks first. Without `to`, one is leased from the pool. */
export type ScenarioInputs = {
  to?: string;
  from?: string;
  body?: string;
  parameters: JsonObject;
  /** Further fields of the trigger, by its key; only an emulator can start an execution with them. */
  message?: JsonObject;
  conversation?: JsonObject;
  call?: JsonObject;
  parent?: JsonObject;
};

export type CallOutcome = 'human' | 'machine' | 'busy' | 'no-answer' | 'failed';

/** What the contact does when the execution waits at a widget. */
export type Action =
  | { kind: 'reply'; body: string; media: readonly string[]; sensitive?: boolean }
  | { kind: 'press'; digits: string; sensitive?: boolean }
  | { kind: 'say'; speech: string; sensitive?: boolean }
  | { kind: 'silence' }
  | { kind: 'answer'; outcome: CallOutcome }
  | { kind: 'hangUp' };

/** An entry of `contact`: an action, and the widget `at` which the contact takes it. */
export type ContactAction = Action & { at: string; place: Place };

/** An expected request; only the keys that are written are compared. Compared by `requestDifferences`. */
export type RequestPattern = JsonObject & {
  method?: string;
  url?: Json;
  headers?: JsonObject;
  body?: Json;
  parameters?: JsonObject;
};

/** The result of a widget's request, message or outside party on the emulator, in the control API's shape. */
export type MockAnswer =
  | { when?: RequestPattern; status: number; body?: Json; headers?: Record<string, string> }
  | { event: string; output?: JsonObject }
  | { delivery: 'delivered' | 'undelivered' | 'failed' }
  | { when?: RequestPattern; forward: string };

/** One line of an expected path: a widget (left by `event`, or by any), or `...`. */
export type PathExpectation =
  | {
      kind: 'widget';
      widget: string;
      event?: string;
      place: Place;
      /** The Run Subflow widget whose subflow it is in. */
      within?: string;
      /** The steps of its subflow follow; otherwise they may be any. */
      opened?: true;
    }
  | { kind: 'gap'; place: Place; within?: string };

export type TextExpectation = { place: Place } & (
  | { kind: 'exact'; text: string }
  | { kind: 'contains'; text: string }
  | { kind: 'matches'; pattern: string }
);

export type TextsExpectation = { texts: readonly TextExpectation[]; place: Place };

/** What a widget sent each time, in order: requests or tasks. Of an object only the written keys are compared. */
export type SentExpectation = {
  widget: string;
  place: Place;
  sent: readonly { value: JsonObject; place: Place }[];
};

export type ValueExpectation = { key: string; value: Json; place: Place };

export type Expectation = {
  status?: { value: 'ended' | 'active'; place: Place };
  path?: { steps: readonly PathExpectation[]; place: Place };
  never: readonly { widget: string; place: Place }[];
  messages?: TextsExpectation;
  /** By recipient: messages to anyone but the contact. */
  messagesTo: readonly (TextsExpectation & { to: string })[];
  /** What was said and played on the call. */
  prompts?: TextsExpectation;
  requests: readonly SentExpectation[];
  tasks: readonly SentExpectation[];
  /** `flow.variables.KEY`. */
  variables: readonly ValueExpectation[];
  /** Dotted paths into the context. */
  context: readonly ValueExpectation[];
  within?: { seconds: number; place: Place };
};

export type Scenario = {
  /** Unique and stable over runs: `folder/file.yaml › name`. */
  id: string;
  name: string;
  /** Where it is reported: its own line, or its row's line if `each` made it. */
  place: Place;
  /** Its own line, the same for all rows of its table. */
  declaredAt: Place;
  description?: string;
  tags: readonly string[];
  severity?: 'blocker' | 'critical' | 'normal' | 'minor' | 'trivial';
  flow: FlowReference;
  targets: readonly TargetName[];
  trigger: TriggerName;
  inputs: ScenarioInputs;
  contact: readonly ContactAction[];
  mocks: Readonly<Record<string, readonly MockAnswer[]>>;
  /** Only on the emulator: the moment at which it starts, ISO 8601 with offset. */
  now?: string;
  expect: Expectation;
  /** Seconds. */
  timeout?: number;
  skip?: string;
  fixme?: string;
  only: boolean;
  /** Values to redact in reports: those of `sensitive` parameters and actions. */
  secrets: readonly string[];
};
