// Searches a flow for an execution that takes each transition: from every situation reached so far, towards the missing transitions.
import { successors } from '../../flow/graph.ts';
import type { FlowState } from '../../flow/types.ts';
import { choicesFor } from './choices.ts';
import { type Plan, type PlannedVisit, planKey, withVisit } from './plan.ts';
import type { KnownFlow, Played, PlayedStep, Player } from './player.ts';
import { situationOf } from './situation.ts';
import { plansToward } from './solve.ts';
import type { Place } from './sources.ts';
import { keyAt, transitionsOf } from './transitions.ts';

export type Limits = {
  /** The total steps of all executions, as a measure of work: so a search has the same result on every machine. */
  steps: number;
  /** The most executions for one transition from one situation. */
  attempts: number;
  /** The most situations that are kept for one widget. */
  situations: number;
};

export const LIMITS: Limits = { steps: 1_500_000, attempts: 400, situations: 40 };

export type Search = {
  /** For each transition, the shortest execution that takes it. */
  taken: ReadonlyMap<string, Played>;
  /** Every execution that took a transition for the first time, or on a shorter path. */
  found: readonly Played[];
  /** Whether the limit of steps was reached. */
  exhausted: boolean;
  /** How often each transition was tried, by flow and key. */
  tried: ReadonlyMap<string, number>;
  /** Widgets of the explored flow that an execution entered. */
  entered: ReadonlySet<string>;
};

/** An execution at a widget: right before the step that leaves it, or waiting there. */
type Arrival = { flow: KnownFlow; state: FlowState; place: Place; slot: string };
type Task = { arrival: Arrival; transition: number };

type Searching = {
  player: Player;
  limits: Limits;
  taken: Map<string, Played>;
  found: Played[];
  tried: Map<string, number>;
  entered: Set<string>;
  /** Transitions of all flows: subflows must reach their end, too. */
  covered: Set<string>;
  /** The situations in which each widget was reached. */
  situations: Map<string, Set<string>>;
  /** Plans that were played. */
  played: Set<string>;
  /** Tasks to try: transitions that were not taken, and those that may lead to such ones in another situation. */
  open: Task[];
  again: Task[];
};

/** An execution without a required mock is not a scenario. */
const isUsable = ({ run }: Played): boolean => !run.incidents.some(({ kind }) => kind === 'unmocked');

const goalKey = (flow: KnownFlow, state: FlowState, index: number): string => `${flow.name}\n${keyAt(state, index)}`;

const isSpent = ({ player, limits }: Searching): boolean => player.spent.steps > limits.steps;

export const takenBy = (player: Player, { steps }: Played): Set<string> =>
  new Set(
    steps
      .filter(({ flow }) => flow === player.main.name)
      .flatMap(({ state, record }) => keyAt(state, record.transition) ?? []),
  );

/** The plan up to a step, without its later parts. */
export function prefixOf({ played, index }: Place): Plan {
  const before = new Set(played.steps.slice(0, index).map(({ slot }) => slot));
  const { trigger, visits } = played.plan;
  return { trigger, visits: new Map([...visits].filter(([slot]) => before.has(slot))) };
}

/** The least number of transitions from each widget to one of these. */
function distancesTo(flow: KnownFlow, targets: ReadonlySet<string>): Map<string, number> {
  const into = new Map<string, string[]>();
  for (const state of flow.states.values())
    for (const next of successors(state)) into.set(next, [...(into.get(next) ?? []), state.name]);
  const distances = new Map([...targets].map((name): [string, number] => [name, 0]));
  let border = [...targets];
  for (let distance = 1; border.length > 0; distance += 1) {
    const further = border.flatMap((name) => into.get(name) ?? []).filter((name) => !distances.has(name));
    border = [...new Set(further)];
    for (const name of border) distances.set(name, distance);
  }
  return distances;
}

/** Adds the transitions of a widget that was reached in a new situation. */
function arrive(searching: Searching, arrival: Arrival): void {
  const { player, limits, situations, covered, open, again } = searching;
  const { flow, state, place } = arrival;
  const at = `${flow.name}\n${state.name}`;
  const seen = situations.get(at) ?? new Set<string>();
  situations.set(at, seen);
  if (seen.size >= limits.situations) return;
  const situation = situationOf(player, place, flow.definition);
  if (seen.has(situation)) return;
  seen.add(situation);
  for (const [transition, { next }] of state.transitions.entries())
    if (next) (covered.has(goalKey(flow, state, transition)) ? again : open).push({ arrival, transition });
}

/** Keeps the shortest execution for each transition; true if this one is the shortest for any. */
function keep({ taken, player }: Searching, played: Played): boolean {
  let isNew = false;
  for (const key of takenBy(player, played)) {
    const before = taken.get(key);
    if (before && before.steps.length <= played.steps.length) continue;
    taken.set(key, played);
    isNew = true;
  }
  return isNew;
}

function pass({ player, entered, covered }: Searching, { flow: name, state, record }: PlayedStep): void {
  const flow = player.flow(name);
  if (!flow || !state) return;
  if (flow === player.main) entered.add(state.name);
  if (keyAt(state, record.transition) !== undefined) covered.add(goalKey(flow, state, record.transition));
}

/** Records everything that an execution did. */
function observe(searching: Searching, played: Played): void {
  const { player, found, entered } = searching;
  if (!isUsable(played)) return;
  for (const step of played.steps) pass(searching, step);
  if (keep(searching, played)) found.push(played);
  for (const [index, { flow: name, state, slot }] of played.steps.entries()) {
    const flow = player.flow(name);
    if (flow && state) arrive(searching, { flow, state, place: { played, index }, slot });
  }
  const { waiting, steps } = played;
  const flow = waiting && player.flow(waiting.flow);
  if (!waiting || !flow) return;
  if (flow === player.main) entered.add(waiting.state.name);
  arrive(searching, { flow, state: waiting.state, place: { played, index: steps.length }, slot: waiting.slot });
}

/** Plays a plan and records the result; undefined if it was played before. */
function play(searching: Searching, plan: Plan): Played | undefined {
  const key = planKey(plan);
  if (searching.played.has(key)) return undefined;
  searching.played.add(key);
  const played = searching.player.play(plan);
  observe(searching, played);
  return played;
}

const MAX_TURNS = 30;

/** Continues a waiting execution by the transition that leads nearest to the widget. */
function continueTowards(searching: Searching, start: Played, { flow, state }: Arrival): Played {
  const distances = distancesTo(flow, new Set([state.name]));
  const distance = (next: string | undefined) => distances.get(next ?? '') ?? Number.POSITIVE_INFINITY;
  let played = start;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const { waiting } = played;
    if (!waiting || waiting.flow !== flow.name || waiting.state.name === state.name) break;
    const [nearest] = waiting.state.transitions
      .filter(({ next }) => next && distances.has(next))
      .sort((a, b) => distance(a.next) - distance(b.next));
    const [choice] = nearest ? choicesFor(flow, waiting.state, nearest.event) : [];
    const further = choice && play(searching, withVisit(played.plan, waiting.slot, choice));
    if (!further) break;
    played = further;
  }
  return played;
}

/** How many attempts in a row may start from the result of the previous one. */
const DEEPEST = 2;
const MAX_FOLLOWING = 40;

const leavesAt = ({ flow, state }: Arrival, { steps }: Played): number =>
  steps.findLastIndex((step) => step.flow === flow.name && step.record.from === state.name);

type Attempt = { start: Played; depth: number };

/** Plays one plan, and continues from its end; true if the transition was taken. */
function attemptBy(searching: Searching, task: Task, { plan, depth }: { plan: Plan; depth: number }): boolean {
  const { arrival, transition } = task;
  const key = goalKey(arrival.flow, arrival.state, transition);
  searching.tried.set(key, (searching.tried.get(key) ?? 0) + 1);
  const played = play(searching, plan);
  if (!played) return false;
  const there = leavesAt(arrival, played) >= 0 ? played : continueTowards(searching, played, arrival);
  return searching.covered.has(key) || attempt(searching, task, { start: there, depth: depth + 1 });
}

/** Plays plans that should meet the conditions of a transition; each execution that comes near is the start of further attempts. */
function attempt(searching: Searching, task: Task, { start, depth }: Attempt): boolean {
  const { arrival, transition } = task;
  const { flow, state } = arrival;
  const index = leavesAt(arrival, start);
  if (index < 0 || depth > DEEPEST) return false;
  const goal = { state, flow: flow.definition, event: state.transitions[transition]?.event ?? '', transition };
  let left = depth === 0 ? searching.limits.attempts : MAX_FOLLOWING;
  for (const plan of plansToward(searching.player, { played: start, index }, goal)) {
    if (left <= 0 || isSpent(searching)) return false;
    left -= 1;
    if (attemptBy(searching, task, { plan, depth })) return true;
  }
  return false;
}

const planFor = ({ place, slot }: Arrival, choice: PlannedVisit): Plan =>
  Object.keys(choice).length > 0 ? withVisit(prefixOf(place), slot, choice) : prefixOf(place);

/** How the execution leaves the widget of the task. */
function leaves({ arrival, transition }: Task, played: Played): 'by it' | 'otherwise' | undefined {
  const step = played.steps[arrival.place.index];
  if (step?.record.from !== arrival.state.name) return undefined;
  return step.record.transition === transition ? 'by it' : 'otherwise';
}

function tryTask(searching: Searching, task: Task): void {
  const { arrival, transition } = task;
  const { flow, state, place } = arrival;
  const key = goalKey(flow, state, transition);
  searching.tried.set(key, (searching.tried.get(key) ?? 0) + 1);
  for (const choice of choicesFor(flow, state, state.transitions[transition]?.event ?? '')) {
    const played = play(searching, planFor(arrival, choice));
    const start = played ?? place.played;
    const left = leaves(task, start);
    if (left === 'by it' || isSpent(searching)) return;
    if (left === 'otherwise' && attempt(searching, task, { start, depth: 0 })) return;
  }
}

/** Every transition that was not taken, by flow and key. */
function missingOf({ player, covered }: Searching, skip: ReadonlySet<string>): string[] {
  return player.flows.flatMap((flow) =>
    transitionsOf(flow.definition).flatMap(({ key }) => {
      const goal = `${flow.name}\n${key}`;
      return covered.has(goal) || (flow === player.main && skip.has(key)) ? [] : [goal];
    }),
  );
}

/** The task that leads nearest to a widget with a missing transition; undefined if none does. */
function nearest({ again, player }: Searching, missing: readonly string[]): Task | undefined {
  const distances = new Map(
    player.flows.map((flow) => {
      const own = missing.filter((key) => key.startsWith(`${flow.name}\n`));
      const targets = own.map((key) => (JSON.parse(key.slice(flow.name.length + 1)) as [string])[0]);
      return [flow, distancesTo(flow, new Set(targets))] as const;
    }),
  );
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, { arrival, transition }] of again.entries()) {
    const distance = distances.get(arrival.flow)?.get(arrival.state.transitions[transition]?.next ?? '');
    const cost = (distance ?? Number.POSITIVE_INFINITY) * 4 + arrival.place.index;
    if (cost >= least) continue;
    best = at;
    least = cost;
  }
  return best < 0 ? undefined : again.splice(best, 1)[0];
}

/** The next transition that was not taken; those taken in the meantime may matter again in another situation. */
function nextOpen({ open, again, covered }: Searching): Task | undefined {
  for (let task = open.shift(); task; task = open.shift()) {
    const { arrival, transition } = task;
    if (!covered.has(goalKey(arrival.flow, arrival.state, transition))) return task;
    again.push(task);
  }
  return undefined;
}

/** Searches until all transitions are taken, nothing new is found, or the limit is reached. `skip` lists impossible transitions. */
export function search(
  player: Player,
  roots: readonly Plan[],
  skip: ReadonlySet<string>,
  limits: Limits = LIMITS,
): Search {
  const searching: Searching = {
    player,
    limits,
    taken: new Map(),
    found: [],
    tried: new Map(),
    entered: new Set(),
    covered: new Set(),
    situations: new Map(),
    played: new Set(),
    open: [],
    again: [],
  };
  for (const root of roots) play(searching, root);
  while (!isSpent(searching)) {
    let task = nextOpen(searching);
    if (!task) {
      const missing = missingOf(searching, skip);
      task = missing.length > 0 ? nearest(searching, missing) : undefined;
    }
    if (!task) break;
    const { arrival, transition } = task;
    const key = keyAt(arrival.state, transition);
    const isSkipped = arrival.flow === player.main && key !== undefined && skip.has(key);
    if (!isSkipped) tryTask(searching, task);
  }
  const { taken, found, tried, entered } = searching;
  return { taken, found, exhausted: isSpent(searching), tried, entered };
}
