// The type of a probe: a flow whose execution shows the value of a setting, and a function that reads this value.

import type { SettingName } from '../emulator/engine/behaviour.ts';
import { isObject } from '../flow/json-value.ts';
import type { FlowDefinition, FlowState, FlowTransition, Json, JsonObject } from '../flow/types.ts';
import type { ContactAction } from '../scenario/scenario.ts';

export type SeenStep = { sid: string; name: string; from: string; to: string; parentStepSid: string | null };

/** The result of a probe's execution. */
export type Seen = {
  status: 'active' | 'ended';
  steps: readonly SeenStep[];
  context: JsonObject;
  /** The context of the step that left a widget, for the widgets that the probe lists. */
  contextAfter: Readonly<Record<string, JsonObject>>;
};

/** Reads an answer; undefined if the execution does not show one. Answers are compared for equality. */
export type Observe = (seen: Seen) => Json | undefined;

type Unplaced<Of> = Of extends unknown ? Omit<Of, 'place'> : never;

export type Probe = {
  id: string;
  /** What it needs in addition to the account: a server that echoes requests (`--echo`), or a call between two numbers (`--calls`). */
  needs?: 'echo' | 'calls';
  flow: FlowDefinition;
  /** A second flow, which the first one runs as its subflow `SUBFLOW`. */
  subflow?: FlowDefinition;
  parameters?: JsonObject;
  contextAfter?: readonly string[];
  /** What the contact does in a call, in order. */
  contact?: readonly Unplaced<ContactAction>[];
  observes: Readonly<Partial<Record<SettingName, Observe>>>;
};

/** Placeholders for the SID of the subflow and the URL of the echo server. */
export const SUBFLOW = 'FW00000000000000000000000000000000';
export const ECHO = 'https://echo.invalid/';

type Ways = Readonly<Record<string, string>>;

export const widget = (name: string, type: string, properties: JsonObject, ways: Ways): FlowState => ({
  name,
  type,
  properties,
  transitions: Object.entries(ways).map(([event, next]) => ({ event, ...(next ? { next } : {}) })),
});

export const set = (name: string, variables: readonly JsonObject[], next = ''): FlowState =>
  widget(name, 'set-variables', { variables: [...variables] }, { next });

/** A flow that the REST API triggers. */
export const flowOf = (...states: readonly FlowState[]): FlowDefinition => ({
  description: 'Created by flowproof calibrate, which deletes it',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [
    widget('Trigger', 'trigger', {}, { incomingRequest: states[0]?.name ?? '', incomingMessage: '', incomingCall: '' }),
    ...states,
  ],
});

/** A split whose transitions all lead to the same widget: the event shows how it decided. */
export const split = (
  name: string,
  input: string,
  matches: readonly Pick<FlowTransition, 'conditions' | 'next'>[],
  next: string,
): FlowState => ({
  name,
  type: 'split-based-on',
  properties: { input },
  transitions: [{ event: 'noMatch', next }, ...matches.map((match) => ({ event: 'match', next, ...match }))],
});

export function at(context: Json | undefined, ...names: readonly string[]): Json | undefined {
  let value = context;
  for (const name of names) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** A variable that a Set Variables widget set; null if the execution continued without it. */
export const variable =
  (name: string): Observe =>
  ({ context }) =>
    at(context, 'flow', 'variables', name);

/** The event by which a widget was left. */
export const eventOf =
  (name: string): Observe =>
  ({ steps }) =>
    steps.find(({ from }) => from === name)?.name;

/** The widget that follows another one. */
export const nextOf =
  (name: string): Observe =>
  ({ steps }) =>
    steps.find(({ from }) => from === name)?.to;
