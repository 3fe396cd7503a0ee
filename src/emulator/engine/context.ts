// The context of a running flow: what templates see now, and what it was after each step.
import type { Json, JsonObject } from '../../flow/types.ts';

/** What one step changed. Each value is whole: nothing that was kept is ever mutated. */
type Change = { widget?: string; value?: JsonObject; variables?: JsonObject };

export type FlowContext = {
  /** Read it, never write to it. */
  readonly now: JsonObject;
  /** Adds to `widgets.NAME`. */
  readonly keep: (widget: string, output: JsonObject) => void;
  readonly setVariables: (variables: JsonObject) => void;
  readonly variables: () => JsonObject;
  /** A function that tells the context as it is at this moment, whenever it is asked. */
  readonly remember: () => () => JsonObject;
};

/** Names come from flows and answers: without a prototype, `__proto__` is a name like any other. */
const bare = (...parts: readonly JsonObject[]): JsonObject => Object.assign(Object.create(null), ...parts);

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 50;

/** What a widget left is merged when it runs again, never replaced; see MERGES_ON_RERUN. */
function merged(before: JsonObject, after: JsonObject, depth = 0): JsonObject {
  const whole = bare(before);
  for (const [key, value] of Object.entries(after)) {
    const old = whole[key];
    whole[key] = isObject(old) && isObject(value) && depth < DEEPEST ? merged(old, value, depth + 1) : value;
  }
  return whole;
}

/** The context that the first `count` changes make of the first one. */
function replay(first: JsonObject, changes: readonly Change[], count: number): JsonObject {
  const widgets = bare();
  let variables = bare();
  for (const change of changes.slice(0, count)) {
    if (change.widget !== undefined && change.value) widgets[change.widget] = change.value;
    if (change.variables) variables = change.variables;
  }
  const flow = first.flow as JsonObject;
  return { ...first, flow: { ...flow, variables }, widgets };
}

/** `first` holds `trigger`, `contact` and `flow`. Keeping is cheap, so that a long execution costs what its steps cost. */
export function createContext(first: JsonObject): FlowContext {
  const changes: Change[] = [];
  const widgets = bare();
  const flow: JsonObject = { ...(first.flow as JsonObject), variables: bare() };
  const now: JsonObject = { ...first, flow, widgets };
  return {
    now,
    keep(widget, output) {
      const before = widgets[widget];
      const value = merged(isObject(before) ? before : bare(), output);
      widgets[widget] = value;
      changes.push({ widget, value });
    },
    setVariables(variables) {
      const whole = bare(flow.variables as JsonObject, variables);
      flow.variables = whole;
      changes.push({ variables: whole });
    },
    variables() {
      return flow.variables as JsonObject;
    },
    remember() {
      const count = changes.length;
      return () => replay(first, changes, count);
    },
  };
}
