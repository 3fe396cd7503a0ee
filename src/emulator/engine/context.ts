// The context of a running flow: the values that templates read now, and those after each earlier step.
import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import type { Behaviour } from './behaviour.ts';

/** The changes of one step. Values are replaced, never mutated. */
type Change = {
  widget?: string;
  value?: JsonObject;
  variables?: JsonObject;
  trigger?: JsonObject;
  /** `channel` and `add_ons` of `flow`. */
  flow?: JsonObject;
};

/** The context before the first widget. */
export type FirstContext = {
  trigger: JsonObject;
  contact: JsonObject;
  flow: { sid: string; flow_sid: string; channel: JsonObject; data: JsonObject };
};

export type ContextOptions = { rerun?: Behaviour['widgetRerun'] };

export type FlowContext = {
  /** Read only. */
  readonly now: JsonObject;
  /** Adds to `widgets.NAME`. */
  readonly keep: (widget: string, output: JsonObject) => void;
  readonly setVariables: (variables: JsonObject) => void;
  /** Merges into a subtree of `trigger`, such as `conversation`. */
  readonly setTrigger: (subtree: string, values: JsonObject) => void;
  /** Merges into `flow.channel` or `flow.add_ons`. */
  readonly setFlow: (part: 'channel' | 'add_ons', values: JsonObject) => void;
  readonly variables: () => JsonObject;
  /** The approximate number of characters in widgets and variables. */
  readonly size: () => number;
  /** Returns a function that gives the context as it is now, at any later time. */
  readonly remember: () => () => JsonObject;
};

/** An empty prototype. Objects that have it are small and fast; V8 makes hash tables of those without any. */
const NOTHING: object = Object.freeze(Object.create(null));

/** Names come from flows and responses: without JavaScript's own prototype, `__proto__` is an ordinary name. */
const bare = (...parts: readonly JsonObject[]): JsonObject => Object.assign(Object.create(NOTHING), ...parts);

function isEmpty(object: JsonObject): boolean {
  for (const _ in object) return false;
  return true;
}

const DEEPEST = 50;

/** If a widget runs again, its output is merged; see the setting `widgetRerun`. */
function merged(before: JsonObject, after: JsonObject, depth = 0): JsonObject {
  const whole = bare(before);
  for (const [key, value] of Object.entries(after)) {
    const old = whole[key];
    whole[key] = isObject(old) && isObject(value) && depth < DEEPEST ? merged(old, value, depth + 1) : value;
  }
  return whole;
}

const sizeOf = (value: Json | undefined): number => {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? growth(undefined, value) : 1;
};

/** How much larger an object becomes by a merge. Called for every step, so it makes no lists. */
function growth(before: JsonObject | undefined, after: JsonObject | readonly Json[]): number {
  let size = 0;
  for (const key in after) {
    const old = before?.[key];
    const value = (after as JsonObject)[key];
    if (old === undefined) size += key.length + sizeOf(value);
    else size += isObject(old) && isObject(value) ? growth(old, value) : sizeOf(value) - sizeOf(old);
  }
  return size;
}

/** The context after the first `count` changes. */
function replay(first: FirstContext, changes: readonly Change[], count: number): JsonObject {
  const widgets = bare();
  let variables = bare();
  let { trigger } = first;
  let flow: JsonObject = first.flow;
  for (const change of changes.slice(0, count)) {
    if (change.widget !== undefined && change.value) widgets[change.widget] = change.value;
    if (change.variables) variables = change.variables;
    if (change.trigger) trigger = change.trigger;
    if (change.flow) flow = { ...flow, ...change.flow };
  }
  return { ...first, trigger, flow: { ...flow, variables }, widgets };
}

type Flow = FirstContext['flow'] & { variables: JsonObject; add_ons?: JsonObject };

/** Keeping changes is cheap, so that a long execution costs what its steps cost. */
export function createContext(first: FirstContext, { rerun = 'merged' }: ContextOptions = {}): FlowContext {
  const changes: Change[] = [];
  const widgets = bare();
  // Property by property: V8 gives each spread object with further properties its own shape, and these accumulate.
  const { trigger, contact } = first;
  const { sid, flow_sid, channel, data } = first.flow;
  const flow: Flow = { sid, flow_sid, channel, data, variables: bare() };
  const now = { trigger, contact, flow, widgets };
  let size = 0;
  return {
    now,
    keep(widget, output) {
      const before = widgets[widget];
      // A split outputs nothing, each time that it is left.
      if (isObject(before) && rerun === 'merged' && isEmpty(output)) return;
      const value = isObject(before) && rerun === 'merged' ? merged(before, output) : bare(output);
      widgets[widget] = value;
      size += growth(isObject(before) ? before : undefined, output);
      changes.push({ widget, value });
    },
    setVariables(variables) {
      const whole = bare(flow.variables, variables);
      size += growth(flow.variables, variables);
      flow.variables = whole;
      changes.push({ variables: whole });
    },
    setTrigger(subtree, values) {
      const before = now.trigger[subtree];
      now.trigger = { ...now.trigger, [subtree]: { ...(isObject(before) ? before : {}), ...values } };
      size += growth(isObject(before) ? before : undefined, values);
      changes.push({ trigger: now.trigger });
    },
    setFlow(part, values) {
      flow[part] = { ...flow[part], ...values };
      size += growth(undefined, values);
      changes.push({ flow: { [part]: flow[part] } });
    },
    variables() {
      return flow.variables;
    },
    size() {
      return size;
    },
    remember() {
      const count = changes.length;
      return () => replay(first, changes, count);
    },
  };
}
