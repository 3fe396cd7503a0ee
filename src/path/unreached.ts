// Explains why a widget was never reached: where it went out of reach, each split on the way, and the transition that leads there.
import { findState } from '../flow/graph.ts';
import type { FlowDefinition, FlowState, FlowTransition, JsonObject } from '../flow/types.ts';
import { explainVisit } from './explain.ts';
import type { Path, Visit } from './path.ts';

export type Unreached = {
  definition: FlowDefinition;
  /** The visits of this definition's own widgets. */
  path: Path;
  widget: string;
  /** The context after a visit. */
  contextAfter: (visit: Visit) => JsonObject;
};

/** The distance of each widget from one widget, in transitions, for those that lead there. */
function distancesTo({ states }: FlowDefinition, widget: string): Map<string, number> {
  const before = new Map<string, string[]>();
  for (const { name, transitions } of states)
    for (const { next } of transitions) if (next) before.set(next, [...(before.get(next) ?? []), name]);
  const distances = new Map([[widget, 0]]);
  for (const [name, distance] of distances)
    for (const earlier of before.get(name) ?? []) if (!distances.has(earlier)) distances.set(earlier, distance + 1);
  return distances;
}

/** The first transition of the shortest way. */
function shortestTransition(
  { transitions }: FlowState,
  distances: ReadonlyMap<string, number>,
): FlowTransition | undefined {
  const length = ({ next }: FlowTransition): number => distances.get(next ?? '') ?? Number.POSITIVE_INFINITY;
  const best = transitions.reduce<FlowTransition | undefined>(
    (found, one) => (found && length(found) <= length(one) ? found : one),
    undefined,
  );
  return best && Number.isFinite(length(best)) ? best : undefined;
}

function nameOf({ event, conditions }: FlowTransition): string {
  const [first] = conditions ?? [];
  if (!first) return event;
  return first.friendly_name || `${first.type} ${JSON.stringify(first.value)}`;
}

const MAX_ROUTE_LENGTH = 6;

/** `Yes → book → thank`. */
function routeFrom(definition: FlowDefinition, start: FlowState, distances: ReadonlyMap<string, number>): string {
  const route: string[] = [];
  for (let state: FlowState | undefined = start; state && route.length <= MAX_ROUTE_LENGTH; ) {
    if (route.length > 0 && distances.get(state.name) === 0) break;
    const hop = shortestTransition(state, distances);
    if (!hop?.next) break;
    route.push(...(route.length === 0 ? [nameOf(hop), hop.next] : [hop.next]));
    state = findState(definition, hop.next);
  }
  return route.length > MAX_ROUTE_LENGTH ? [...route.slice(0, MAX_ROUTE_LENGTH), '…'].join(' → ') : route.join(' → ');
}

const MAX_SPLITS = 4;

type Chance = { index: number; state: FlowState; hop: FlowTransition };

/** The visits from which a way led there, each widget's last one. */
function chancesOf({ definition, path }: Unreached, distances: ReadonlyMap<string, number>): Chance[] {
  const found = new Map<string, Chance>();
  for (const [index, { widget }] of path.entries()) {
    const state = findState(definition, widget);
    const hop = state && shortestTransition(state, distances);
    if (!state || !hop) continue;
    found.delete(widget);
    found.set(widget, { index, state, hop });
  }
  return [...found.values()];
}

function explainChance({ index, state, hop }: Chance, { definition, path, contextAfter }: Unreached): string[] {
  const visit = path[index];
  if (!visit) return [];
  if (visit.event === undefined) return [`the execution is still at \`${state.name}\``];
  const next = path[index + 1]?.widget;
  return explainVisit({
    definition,
    visit,
    context: contextAfter(visit),
    ...(next ? { next } : { ended: true }),
    ...(hop.next ? { wanted: hop.next } : {}),
  });
}

function leadingTo({ states }: FlowDefinition, widget: string): string {
  const names = states.filter(({ transitions }) => transitions.some(({ next }) => next === widget));
  if (names.length === 0) return `no transition of the flow leads to \`${widget}\``;
  const listed = names.slice(0, MAX_SPLITS).map(({ name }) => `\`${name}\``);
  return `only ${listed.join(', ')} ${names.length === 1 ? 'leads' : 'lead'} there, and no widget that was entered leads to ${names.length === 1 ? 'it' : 'them'}`;
}

/** Lines that explain why; none if the flow has no such widget. The last visit that leads there comes first, then the splits before it. */
export function explainUnreached(asked: Unreached): string[] {
  const { definition, path, widget } = asked;
  if (!findState(definition, widget)) return [];
  const again = path.some((visit) => visit.widget === widget) ? ' again' : '';
  const distances = distancesTo(definition, widget);
  const chances = chancesOf(asked, distances);
  const last = chances.at(-1);
  const headline = `\`${widget}\` was never reached${again}`;
  if (!last)
    return [path.length === 0 ? `${headline}: no widget was entered` : `${headline}: ${leadingTo(definition, widget)}`];
  const earlier = chances.slice(0, -1).filter(({ state }) => state.type === 'split-based-on');
  return [
    `${headline}; the last widget that leads there was \`${last.state.name}\`, by ${routeFrom(definition, last.state, distances)}`,
    ...explainChance(last, asked),
    ...earlier.slice(-MAX_SPLITS).flatMap((chance) => {
      const [first = '', ...rest] = explainChance(chance, asked);
      return first === '' ? [] : [`on the way, ${first}`, ...rest];
    }),
  ];
}
