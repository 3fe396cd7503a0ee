// A path as hops on the flow's links: from the Trigger to the first widget, and so on to where the execution ended or waits.
import type { FlowDefinition } from '../flow/types.ts';
import type { Path } from '../path/path.ts';
import { isTrigger, type Link } from './links.ts';

/** What of an evidence the walk needs. */
export type Walked = { path: Path; trigger?: string };

/** Hop `number` (from 1) enters the path's widget of that number; a last hop without `to` ended the flow. */
export type Hop = { number: number; from: string; event?: string; to?: string };

/** REST is what starts a scenario unless it says otherwise. */
const DEFAULT_TRIGGER = 'incomingRequest';

function triggerEvent(links: readonly Link[], { from, to, trigger }: { from: string; to: string; trigger?: string }) {
  const events = links.filter((link) => link.from === from && link.to === to).map(({ event }) => event);
  if (trigger) return trigger;
  return events.includes(DEFAULT_TRIGGER) ? DEFAULT_TRIGGER : events[0];
}

function firstHop(definition: FlowDefinition, links: readonly Link[], { path, trigger }: Walked): Hop[] {
  const start = definition.states.find(isTrigger)?.name ?? definition.initial_state;
  const first = path[0]?.widget;
  if (first === undefined || first === start) return [];
  const event = triggerEvent(links, { from: start, to: first, ...(trigger ? { trigger } : {}) });
  return [{ number: 1, from: start, to: first, ...(event ? { event } : {}) }];
}

/** The hops of a path, in order. A widget that the execution still waits in is not left by a hop. */
export function hopsOf(definition: FlowDefinition, links: readonly Link[], walked: Walked): Hop[] {
  const first = firstHop(definition, links, walked);
  const offset = first.length > 0 ? 2 : 1;
  const rest = walked.path.map(({ widget, event }, index): Hop => {
    const to = walked.path[index + 1]?.widget;
    const ends = { ...(event ? { event } : {}), ...(to === undefined ? {} : { to }) };
    return { number: index + offset, from: widget, ...ends };
  });
  return [...first, ...rest.filter(({ event, to }) => event !== undefined || to !== undefined)];
}
