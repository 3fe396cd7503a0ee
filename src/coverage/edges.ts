// The edges of a flow: each is a transition, or several that a list of steps cannot distinguish.
import type { Condition, FlowDefinition, FlowState, FlowTransition } from '../flow/types.ts';

/**
 * A way out of a widget. Steps have only the event and the next widget, so two conditions of a split that lead to the same widget look
 * alike: they are one edge with two labels. Without `to`, the flow ends there.
 */
export type Edge = {
  from: string;
  event: string;
  to?: string;
  /** The conditions of the split as text, in order; empty if the transition has none. */
  conditions: readonly string[];
  /** Indexes into the widget's `transitions`. */
  indexes: readonly number[];
};

const SYMBOLS: Readonly<Record<string, string>> = {
  equal_to: '=',
  not_equal_to: '≠',
  greater_than: '>',
  less_than: '<',
  greater_than_or_equal_to: '≥',
  less_than_or_equal_to: '≤',
  matches_any_of: 'any of',
  does_not_match_any_of: 'none of',
};

/** Studio's default names, such as `If value equal_to Yes`, say less than the condition itself. */
const isFilledIn = (name: string) => /^If value\b/i.test(name);

/** A condition in a few words: its name if the author gave it one, otherwise predicate and value. */
export function conditionText({ friendly_name, type, value }: Condition): string {
  if (friendly_name && !isFilledIn(friendly_name)) return friendly_name;
  const predicate = Object.hasOwn(SYMBOLS, type) ? SYMBOLS[type] : String(type).replaceAll('_', ' ');
  return `${predicate} ${value ?? ''}`.trim();
}

export const conditionTexts = ({ conditions }: FlowTransition): string =>
  (conditions ?? []).map(conditionText).join(' and ');

export const isTrigger = ({ type }: FlowState): boolean => type === 'trigger';

export const edgeKey = (edge: { from: string; event?: string; to?: string }): string =>
  JSON.stringify([edge.from, edge.event ?? '', edge.to ?? null]);

/** Some exporters write an empty `next` for none. */
const targetOf = ({ next }: FlowTransition) => (next ? { to: next } : {});

function addTransition(found: Map<string, Edge>, from: string, [index, transition]: [number, FlowTransition]): void {
  const bare = { from, event: transition.event, ...targetOf(transition) };
  const label = conditionTexts(transition);
  const known = found.get(edgeKey(bare));
  found.set(edgeKey(bare), {
    ...bare,
    conditions: [...(known?.conditions ?? []), ...(label ? [label] : [])],
    indexes: [...(known?.indexes ?? []), index],
  });
}

/** All edges of a flow, in the order of the definition. */
export function edgesOf({ states }: FlowDefinition): Edge[] {
  const found = new Map<string, Edge>();
  for (const { name, transitions } of states)
    for (const entry of (transitions ?? []).entries()) addTransition(found, name, entry);
  return [...found.values()];
}
