// Chooses few executions that cover all transitions, completes each, and computes how many are needed at least.
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { choicesFor } from './choices.ts';
import { withVisit } from './plan.ts';
import type { Played, Player } from './player.ts';
import { prefixOf, takenBy } from './search.ts';
import { transitionsOf } from './transitions.ts';

const FAR = Number.POSITIVE_INFINITY;

const endsThere = ({ transitions }: FlowState): boolean =>
  transitions.length === 0 || transitions.some(({ next }) => !next);

/** The least number of transitions from each widget to the end of the flow. */
function distancesToEnd({ states }: FlowDefinition): Map<string, number> {
  const distances = new Map(states.map((state) => [state.name, endsThere(state) ? 0 : FAR]));
  const shorter = ({ name, transitions }: FlowState): boolean => {
    const through = Math.min(...transitions.map(({ next }) => (distances.get(next ?? '') ?? FAR) + 1));
    if (through >= (distances.get(name) ?? FAR)) return false;
    distances.set(name, through);
    return true;
  };
  while (states.filter(shorter).length > 0);
  return distances;
}

const MAX_TURNS = 25;

const isUsable = ({ run }: Played): boolean => !run.incidents.some(({ kind }) => kind === 'unmocked');

/** Stopped by one of Studio's limits: a scenario should end differently if possible. */
const isEndless = ({ run }: Played): boolean => run.incidents.some(({ kind }) => kind === 'limit');

/** How far an end by hanging up counts: further than a near end, nearer than a long conversation. */
const HANGING_UP = 4;

/** An execution that waits at a widget for the third time is not on its way to an end. */
function repeats({ steps, waiting }: Played): number {
  const again = steps.filter(({ slot }) => slot.split('\n', 2).join() === waiting?.slot.split('\n', 2).join()).length;
  return again > 1 ? again * 3 : 0;
}

const MAX_LOOKED_AT = 120;

/** Other ways to leave a widget than the one that an execution took. */
function* otherwise(player: Player, played: Played, index: number): Generator<Played> {
  const { slot, state, flow: name, record } = played.steps[index] ?? {};
  const flow = name === undefined ? undefined : player.flow(name);
  if (!flow || !state || !slot) return;
  const events = new Set(state.transitions.map(({ event }) => event).filter((event) => event !== record?.name));
  for (const event of events) {
    const [choice] = choicesFor(flow, state, event);
    if (choice) yield player.play(withVisit(prefixOf({ played, index }), slot, choice));
  }
}

/** If a widget repeats, gives another answer the second time, if that leaves the loop. */
function unlooped(player: Player, played: Played): Played {
  if (!isEndless(played)) return played;
  const wanted = [...takenBy(player, played)];
  for (const [index, { slot }] of played.steps.slice(0, MAX_LOOKED_AT).entries()) {
    if (!slot.endsWith('\n2')) continue;
    for (const other of otherwise(player, played, index)) {
      const taken = takenBy(player, other);
      if (!isEndless(other) && isUsable(other) && wanted.every((key) => taken.has(key))) return other;
    }
  }
  return played;
}

/**
 * Continues an execution from where it waits, preferring transitions that were not taken yet, otherwise towards the end. If the flow has no
 * end, the execution stays waiting.
 */
export function completed(player: Player, start: Played, wanted: ReadonlySet<string>): Played {
  let one = unlooped(player, start);
  const distances = new Map(player.flows.map((flow) => [flow.name, distancesToEnd(flow.definition)]));
  for (let turn = 0; turn < MAX_TURNS && one.waiting; turn += 1) {
    const { state, slot, flow: name } = one.waiting;
    const flow = player.flow(name);
    if (!flow) break;
    const before = takenBy(player, one);
    const events = [...new Set(state.transitions.map(({ event }) => event))];
    const further = events
      .flatMap((event) => choicesFor(flow, state, event).slice(0, 1))
      .map((choice) => player.play(withVisit(one.plan, slot, choice)))
      .filter((next) => isUsable(next) && !isEndless(next) && (next.steps.length > one.steps.length || !next.waiting));
    const hungUp = widgetType(state.type)?.needsCall
      ? player.play(withVisit(one.plan, slot, { action: { kind: 'hangUp' } }))
      : undefined;
    if (hungUp && !hungUp.waiting) further.push(hungUp);
    const gain = (next: Played) =>
      [...takenBy(player, next)].filter((key) => wanted.has(key) && !before.has(key)).length;
    const rest = (next: Played) => {
      if (next === hungUp) return HANGING_UP;
      if (!next.waiting) return 0;
      return (distances.get(next.waiting.flow)?.get(next.waiting.state.name) ?? 50) + 1 + repeats(next);
    };
    const [best] = further
      .map((next) => ({ next, gain: gain(next), rest: rest(next) }))
      .sort((a, b) => b.gain - a.gain || a.rest - b.rest || a.next.steps.length - b.next.steps.length);
    if (!best) break;
    one = best.next;
  }
  return one;
}

type Candidate = { played: Played; keys: ReadonlySet<string> };

const weight = ({ steps, actions }: Played): number => steps.length + 2 * actions.length;

/** As few as possible, then as short as possible: always takes the one that covers most of the rest. */
function greedy(candidates: readonly Candidate[], wanted: ReadonlySet<string>): Candidate[] {
  const left = new Set(wanted);
  const chosen: Candidate[] = [];
  while (left.size > 0) {
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates) {
      const gain = [...candidate.keys].filter((key) => left.has(key)).length;
      const isBetter = gain > most || (gain === most && best && weight(candidate.played) < weight(best.played));
      if (gain === 0 || !isBetter) continue;
      best = candidate;
      most = gain;
    }
    if (!best) break;
    chosen.push(best);
    for (const key of best.keys) left.delete(key);
  }
  return chosen;
}

/** Removes those whose transitions the others cover. */
function withoutRedundant(chosen: readonly Candidate[], wanted: ReadonlySet<string>): Candidate[] {
  let kept = [...chosen];
  for (const one of [...chosen].sort((a, b) => weight(b.played) - weight(a.played))) {
    const others = kept.filter((other) => other !== one);
    const taken = new Set(others.flatMap(({ keys }) => [...keys]));
    if ([...one.keys].every((key) => taken.has(key) || !wanted.has(key))) kept = others;
  }
  return kept;
}

/** A few executions that together cover these transitions, ordered by how far they get into the flow. */
export function coverOf(player: Player, found: readonly Played[], wanted: ReadonlySet<string>): Played[] {
  const candidate = (played: Played): Candidate => ({ played, keys: takenBy(player, played) });
  const useful = found.filter((played) => [...takenBy(player, played)].some((key) => wanted.has(key)));
  const first = useful.map((played) => candidate(completed(player, played, wanted)));
  const short = useful.map((played) => candidate(completed(player, played, new Set())));
  const chosen = withoutRedundant(greedy([...first, ...short], wanted), wanted);
  return chosen.map(({ played }) => played).sort((a, b) => weight(a) - weight(b));
}

/** For each transition, those that can follow it in the same execution, according to the graph. */
function followers(flow: FlowDefinition, keys: readonly string[]): Map<string, Set<string>> {
  const transitions = transitionsOf(flow);
  const reach = new Map<string, Set<string>>();
  for (const { name } of flow.states) {
    const seen = new Set([name]);
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const { next: to } of flow.states.find((state) => state.name === next)?.transitions ?? [])
        if (to && !seen.has(to)) {
          seen.add(to);
          open.push(to);
        }
    reach.set(name, seen);
  }
  const wanted = transitions.filter(({ key }) => keys.includes(key));
  return new Map(
    wanted.map((one) => [
      one.key,
      new Set(wanted.filter((other) => other !== one && reach.get(one.next)?.has(other.widget)).map(({ key }) => key)),
    ]),
  );
}

/**
 * The least number of executions that cover these transitions. A path takes a chain of them. By Dilworth's theorem, the number of chains is
 * the largest number of transitions of which none can follow another. In a loop each can follow each other: a loop counts as one place.
 */
export function leastScenarios(flow: FlowDefinition, keys: readonly string[]): number {
  const after = followers(flow, keys);
  const open = [...after.keys()];
  const match = new Map<string, string>();
  // Transitions of one loop can follow each other: the first of them represents all.
  const kept = open.filter(
    (key, index) => !open.slice(0, index).some((other) => after.get(key)?.has(other) && after.get(other)?.has(key)),
  );
  const augment = (key: string, seen: Set<string>): boolean => {
    for (const next of after.get(key) ?? []) {
      if (seen.has(next) || !kept.includes(next)) continue;
      seen.add(next);
      const before = match.get(next);
      if (before !== undefined && !augment(before, seen)) continue;
      match.set(next, key);
      return true;
    }
    return false;
  };
  const matched = kept.filter((key) => augment(key, new Set())).length;
  return kept.length - matched;
}
