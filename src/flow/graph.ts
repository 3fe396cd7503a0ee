// Queries on a flow's definition: widgets, the events that leave them, and where those lead.
import type { FlowDefinition, FlowState, FlowTransition } from './types.ts';

export const findState = ({ states }: FlowDefinition, name: string): FlowState | undefined =>
  states.find((state) => state.name === name);

export const widgetNames = ({ states }: FlowDefinition): string[] => states.map(({ name }) => name);

/** The events by which a widget can be left, each once, in the definition's order. */
export const eventsOf = ({ transitions }: FlowState): string[] => [...new Set(transitions.map(({ event }) => event))];

/** The transitions of one event; a split has one `match` for each condition. */
export const transitionsBy = ({ transitions }: FlowState, event: string): FlowTransition[] =>
  transitions.filter((transition) => transition.event === event);

/** The widgets that a widget can lead to, each once. A transition without `next` ends the flow and leads nowhere. */
export const successors = ({ transitions }: FlowState): string[] => [
  ...new Set(transitions.flatMap(({ next }) => (next ? [next] : []))),
];

export const canEndAt = ({ transitions }: FlowState): boolean =>
  transitions.length === 0 || transitions.some(({ next }) => !next);

/** Where executions start: the Trigger. Only hand-made definitions start elsewhere. */
export const startOf = (flow: FlowDefinition): FlowState | undefined => findState(flow, flow.initial_state);

/** The widgets that can be reached from a widget, itself included. */
export function reachableFrom(flow: FlowDefinition, name: string): Set<string> {
  const byName = new Map(flow.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const state = byName.get(next);
    if (!state || reached.has(next)) continue;
    reached.add(next);
    open.push(...successors(state));
  }
  return reached;
}
