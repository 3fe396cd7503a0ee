// Converts a path to traversals of the flow's edges: from the Trigger to the first widget, and so on to the end or the current widget.
import type { FlowDefinition } from '../flow/types.ts';
import type { Path } from '../path/path.ts';
import { type Edge, isTrigger } from './edges.ts';

/** The parts of an evidence that traversals are computed from. */
export type Covered = { path: Path; trigger?: string };

/** Traversal `number` (from 1) enters the widget of that number in the path; a last traversal without `to` ended the flow. */
export type Traversal = { number: number; from: string; event?: string; to?: string };

/** A scenario starts through the REST API by default. */
const DEFAULT_TRIGGER = 'incomingRequest';

function triggerEvent(edges: readonly Edge[], { from, to, trigger }: { from: string; to: string; trigger?: string }) {
  const events = edges.filter((edge) => edge.from === from && edge.to === to).map(({ event }) => event);
  if (trigger) return trigger;
  return events.includes(DEFAULT_TRIGGER) ? DEFAULT_TRIGGER : events[0];
}

function firstTraversal(definition: FlowDefinition, edges: readonly Edge[], { path, trigger }: Covered): Traversal[] {
  const start = definition.states.find(isTrigger)?.name ?? definition.initial_state;
  const first = path[0]?.widget;
  if (first === undefined || first === start) return [];
  const event = triggerEvent(edges, { from: start, to: first, ...(trigger ? { trigger } : {}) });
  return [{ number: 1, from: start, to: first, ...(event ? { event } : {}) }];
}

/** The traversals of a path, in order. The widget at which an execution still waits has not been left. */
export function traversalsOf(definition: FlowDefinition, edges: readonly Edge[], covered: Covered): Traversal[] {
  const first = firstTraversal(definition, edges, covered);
  const offset = first.length > 0 ? 2 : 1;
  const rest = covered.path.map(({ widget, event }, index): Traversal => {
    const to = covered.path[index + 1]?.widget;
    const ends = { ...(event ? { event } : {}), ...(to === undefined ? {} : { to }) };
    return { number: index + offset, from: widget, ...ends };
  });
  return [...first, ...rest.filter(({ event, to }) => event !== undefined || to !== undefined)];
}
