// The transitions of a flow that exploration counts: each (widget, event, conditions, next) once, if it leads to a widget.
import type { FlowDefinition, FlowState, FlowTransition } from '../../flow/types.ts';

export type ExploredTransition = {
  key: string;
  widget: string;
  event: string;
  /** Indexes into the widget's `transitions`: usually one, more if the same transition exists twice. */
  indexes: readonly number[];
  conditions: NonNullable<FlowTransition['conditions']>;
  next: string;
};

const keys = new WeakMap<FlowTransition, string>();

/** Keys are needed at every step, and flows do not change, so they are computed once. */
function keyOf(widget: string, transition: FlowTransition): string {
  const found = keys.get(transition) ?? madeKey(widget, transition);
  keys.set(transition, found);
  return found;
}

const madeKey = (widget: string, { event, conditions = [], next }: FlowTransition): string =>
  JSON.stringify([
    widget,
    event,
    conditions.map(({ type, arguments: subjects, value }) => [type, subjects, value]),
    next ?? null,
  ]);

/** In the order of the definition. */
export function transitionsOf({ states }: FlowDefinition): ExploredTransition[] {
  const found = new Map<string, ExploredTransition>();
  for (const { name, transitions } of states)
    for (const [index, transition] of transitions.entries()) {
      const { event, conditions = [], next } = transition;
      if (!next) continue;
      const key = keyOf(name, transition);
      const known = found.get(key);
      const indexes = [...(known?.indexes ?? []), index];
      found.set(key, { key, widget: name, event, indexes, conditions, next });
    }
  return [...found.values()];
}

/** The key of the transition of a step; undefined if it leads to no widget. */
export function keyAt(state: FlowState | undefined, index: number): string | undefined {
  const transition = state?.transitions[index];
  return state && transition?.next ? keyOf(state.name, transition) : undefined;
}
