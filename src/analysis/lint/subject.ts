// A flow as rules see it: widgets with their places, texts with the values that they read, and which widgets lead to which.

import type { DuplicateKey } from '../../flow/json.ts';
import type { FlowDefinition, FlowState, FlowTransition, Json } from '../../flow/types.ts';
import { type Read, type Reading, readTemplate } from '../../liquid/reading.ts';

export type Path = readonly (string | number)[];

/** A text of a widget: a property, or a condition's subject or value. */
export type Text = { state: FlowState; path: Path; text: string; reading: Reading };

/** A transition with its place; `state` is the widget that it leaves. */
export type Edge = { state: FlowState; transition: FlowTransition; path: Path };

export type Subject = {
  flow: FlowDefinition;
  states: readonly FlowState[];
  byName: ReadonlyMap<string, FlowState>;
  pathOf(state: FlowState): Path;
  edgesOf(state: FlowState): readonly Edge[];
  edges: readonly Edge[];
  texts: readonly Text[];
  /** Every value that a template reads, with its text. */
  reads: readonly (Text & { read: Read })[];
  /** The widgets that an execution can enter: from the Trigger, along transitions that can be taken. */
  reachable: ReadonlySet<string>;
  /** The widgets reached from the ends of transitions, without entering (or leaving) those selected by `avoid`. */
  reachedFrom(starts: Iterable<string | undefined>, avoid?: (state: FlowState) => boolean): Set<string>;
  /** Transitions that no execution takes, found by the rules about conditions. */
  dead: ReadonlySet<FlowTransition>;
  /** Keys that an object of the file has twice. */
  duplicateKeys: readonly DuplicateKey[];
  /** The events of the Trigger that have a target. */
  triggers: ReadonlyMap<string, string>;
};

/** The variables that a Set Variables widget sets. */
export const variablesSetBy = ({ type, properties }: FlowState): string[] =>
  type === 'set-variables' && Array.isArray(properties.variables)
    ? properties.variables.flatMap((one) => (typeof one === 'object' && one && 'key' in one ? [String(one.key)] : []))
    : [];

/** Labels are for people, and never rendered. */
const LABELS = new Set(['friendly_name']);

function* textsIn(value: Json, path: Path): Generator<{ text: string; path: Path }> {
  if (typeof value === 'string') yield { text: value, path };
  else if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, part] of entries) if (!LABELS.has(String(key))) yield* textsIn(part, [...path, key]);
  }
}

function* textsOf(state: FlowState, path: Path): Generator<Text> {
  for (const found of textsIn(state.properties, [...path, 'properties'])) {
    yield { state, ...found, reading: readTemplate(found.text) };
  }
  for (const [index, { conditions = [] }] of state.transitions.entries()) {
    for (const found of textsIn(conditions as unknown as Json, [...path, 'transitions', index, 'conditions'])) {
      yield { state, ...found, reading: readTemplate(found.text) };
    }
  }
}

const startsOf = (flow: FlowDefinition): Map<string, string> => {
  const start = flow.states.find(({ name }) => name === flow.initial_state);
  if (start?.type !== 'trigger') return new Map(start ? [['', start.name]] : []);
  return new Map(start.transitions.flatMap(({ event, next }) => (next ? [[event, next]] : [])));
};

/** `dead`: transitions that no action of the contact can take. */
export function createSubject(
  flow: FlowDefinition,
  dead: ReadonlySet<FlowTransition> = new Set(),
  duplicateKeys: readonly DuplicateKey[] = [],
): Subject {
  const { states } = flow;
  const byName = new Map(states.map((state) => [state.name, state]));
  const places = new Map(states.map((state, index): [FlowState, Path] => [state, ['states', index]]));
  const pathOf = (state: FlowState): Path => places.get(state) ?? [];
  const edgesOf = (state: FlowState): Edge[] =>
    state.transitions.map((transition, index) => ({
      state,
      transition,
      path: [...pathOf(state), 'transitions', index],
    }));
  const reachedFrom: Subject['reachedFrom'] = (starts, avoid = () => false) => {
    const reached = new Set<string>();
    const open = [...starts];
    while (open.length > 0) {
      const state = byName.get(open.pop() ?? '');
      if (!state || reached.has(state.name) || avoid(state)) continue;
      reached.add(state.name);
      open.push(...state.transitions.filter((one) => !dead.has(one)).map(({ next }) => next));
    }
    return reached;
  };
  const texts = states.flatMap((state) => [...textsOf(state, pathOf(state))]);
  return {
    flow,
    states,
    byName,
    pathOf,
    edgesOf,
    edges: states.flatMap(edgesOf),
    texts,
    reads: texts.flatMap((text) => text.reading.reads.map((read) => ({ ...text, read }))),
    reachable: reachedFrom([flow.initial_state]),
    reachedFrom,
    dead,
    duplicateKeys,
    triggers: startsOf(flow),
  };
}
