// Upgrades a flow as the console exported it until 2020: other names for types, and transitions that lead to SIDs.
import { isObject } from './json-value.ts';
import type { Json, JsonObject } from './types.ts';

/** Only names that occur in public exports of that time: the others are not documented. */
const TYPES: Readonly<Record<string, string>> = {
  InitialState: 'trigger',
  Message: 'send-message',
  MessagePrompt: 'send-and-wait-for-reply',
  Branch: 'split-based-on',
  SetVariables: 'set-variables',
  Function: 'run-function',
  Webhook: 'make-http-request',
  SayPlay: 'say-play',
  Gather: 'gather-input-on-call',
  ConnectCaller: 'connect-call-to',
  DialV2: 'make-outgoing-call-v2',
  EnqueueCall: 'enqueue-call',
  SendToFlex: 'send-to-flex',
};
const START = 'InitialState';

type Names = ReadonlyMap<Json | undefined, Json>;

const renamedNext = (transition: Json, names: Names): Json =>
  isObject(transition) ? { ...transition, next: names.get(transition.next) ?? transition.next ?? null } : transition;

/** Such an export writes every property of a widget, with null for those that are not set. */
const withoutNulls = (properties: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));

function upgradedState(state: Json, names: Names): Json {
  if (!isObject(state)) return state;
  const { type, properties, transitions } = state;
  return {
    ...state,
    ...(typeof type === 'string' && Object.hasOwn(TYPES, type) ? { type: TYPES[type] ?? type } : {}),
    ...(isObject(properties) ? { properties: withoutNulls(properties) } : {}),
    ...(Array.isArray(transitions) ? { transitions: transitions.map((one) => renamedNext(one, names)) } : {}),
  };
}

/** The flow in the current format; any other value unchanged. Each part keeps its place, so that mistakes are shown there. */
export function upgradeLegacy(value: Json): Json {
  if (!isObject(value) || value.initial_state !== undefined || !Array.isArray(value.states)) return value;
  const states = value.states.filter(isObject);
  const start = states.find(({ type }) => type === START)?.name;
  if (start === undefined) return value;
  const names = new Map(states.flatMap(({ sid, name = null }): [Json, Json][] => (sid ? [[sid, name]] : [])));
  return { ...value, initial_state: start, states: value.states.map((state) => upgradedState(state, names)) };
}
