// Finds plans with which a split takes a wanted transition: values that choose it, traced back to the input of the contact or a server.
import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import { holds } from '../../emulator/engine/predicates.ts';
import type { Condition, FlowDefinition, FlowState, FlowTransition, Json } from '../../flow/types.ts';
import { between, valuesOf } from './condition-values.ts';
import type { Plan } from './plan.ts';
import { planKey } from './plan.ts';
import { plansFor } from './plans.ts';
import type { Player } from './player.ts';
import { contextAt, type Place } from './sources.ts';

/** The subjects of a condition; without arguments, the widget's input. */
export const subjectsOf = ({ properties }: FlowState, condition: Condition): readonly (Json | undefined)[] =>
  condition.arguments?.length ? condition.arguments : [properties.input];

type Texts = ReadonlyMap<string, string>;

type Look = { state: FlowState; rendered: (template: Json | undefined) => string; behaviour: Behaviour };

/** A server's response may be a number; whether it is compared as one is decided when the plan is played. */
const isNumber = (): boolean => true;

function conditionHolds({ state, rendered, behaviour }: Look, condition: Condition, texts: Texts): boolean {
  const value = rendered(condition.value);
  const meets = (subject: Json | undefined): boolean =>
    holds(condition.type, texts.get(String(subject)) ?? rendered(subject), value, { behaviour, isNumber });
  const subjects = subjectsOf(state, condition);
  return behaviour.severalArguments === 'all' ? subjects.every(meets) : subjects.some(meets);
}

/** The transition that a widget takes by an event if its subjects are these texts; -1 for none. */
function transitionTaken(look: Look, event: string, texts: Texts): number {
  const { severalConditions, severalMatches } = look.behaviour;
  const isTaken = ({ event: own, conditions = [] }: FlowTransition): boolean => {
    const meets = (one: Condition): boolean => conditionHolds(look, one, texts);
    const all = severalConditions === 'all' ? conditions.every(meets) : conditions.some(meets);
    return own === event && conditions.length > 0 && all;
  };
  const { transitions } = look.state;
  return severalMatches === 'first' ? transitions.findIndex(isTaken) : transitions.findLastIndex(isTaken);
}

/** The values of all conditions of a flow: an earlier split may compare with one of them, too. */
const constants = new WeakMap<FlowDefinition, readonly string[]>();

function constantsOf(flow: FlowDefinition): readonly string[] {
  const found = constants.get(flow);
  if (found) return found;
  const values = flow.states.flatMap(({ transitions }) =>
    transitions.flatMap(({ conditions = [] }) =>
      conditions.flatMap(({ type, value }) => valuesOf(type, String(value ?? '')).true.slice(0, 6)),
    ),
  );
  const unique = [...new Set(values)].slice(0, 300);
  constants.set(flow, unique);
  return unique;
}

const MAX_TEXTS = 14;

type SearchGoal = { look: Look; wanted: number; event: string; pool: readonly string[] };

/** Texts of one subject that lead to the transition, with the other subjects unchanged. */
const textsFor = ({ look, wanted, event, pool }: SearchGoal, subject: string): string[] =>
  pool.filter((text) => transitionTaken(look, event, new Map([[subject, text]])) === wanted);

/** Two values together, if one alone is not enough. */
function pairsFor(
  { look, wanted, event, pool }: SearchGoal,
  [first, second]: readonly [string, string],
): [string, string][] {
  const few = pool.slice(0, 24);
  return few.flatMap((one) =>
    few
      .filter(
        (other) =>
          transitionTaken(
            look,
            event,
            new Map([
              [first, one],
              [second, other],
            ]),
          ) === wanted,
      )
      .slice(0, 2)
      .map((other): [string, string] => [one, other]),
  );
}

const isSubject = (subject: Json | undefined): subject is string =>
  typeof subject === 'string' && (subject.includes('{{') || subject.includes('{%'));

export type Goal = { state: FlowState; flow: FlowDefinition; event: string; transition: number };

/** Joins values that each satisfy a condition, since one text may have to contain all of them. */
function joined(texts: readonly string[]): string[] {
  const [first, second, ...rest] = texts.filter((text) => text !== '').slice(0, 4);
  if (first === undefined || second === undefined) return [];
  return [`${first} ${second}`, `${second} ${first}`, `${first}${second}`, [first, second, ...rest].join(' ')];
}

function poolOf({ state, flow }: Goal, rendered: Look['rendered']): string[] {
  const conditions = state.transitions.flatMap(({ conditions: own = [] }) => own);
  const values = conditions.map(({ type, value }) => valuesOf(type, rendered(value)));
  const own = [...values.flatMap((one) => [...one.true.slice(0, 40)]), ...values.flatMap((one) => [...one.false])];
  const numbers = between(conditions.map(({ value }) => rendered(value)));
  return [
    ...new Set([...own, ...numbers, ...joined(values.flatMap((one) => one.true.slice(0, 1))), ...constantsOf(flow)]),
  ];
}

/** Plans to try, the likeliest first. `place` is right before the step that should take another transition. */
export function* plansToward(player: Player, place: Place, goal: Goal): Generator<Plan> {
  const { state, event, transition } = goal;
  const context = contextAt(place);
  const cache = new Map<string, string>();
  const rendered = (template: Json | undefined): string => {
    const key = String(template);
    const found = cache.get(key) ?? player.render(template, context, place.played.run.now).text;
    cache.set(key, found);
    return found;
  };
  const look = { state, rendered, behaviour: player.behaviour };
  const isDefault = (state.transitions[transition]?.conditions ?? []).length === 0;
  const wish: SearchGoal = {
    look,
    wanted: isDefault ? -1 : transition,
    event: isDefault ? matchEvent(event) : event,
    pool: poolOf(goal, rendered),
  };
  const subjects = [
    ...new Set(
      state.transitions
        .flatMap(({ conditions = [] }) => conditions.flatMap((one) => subjectsOf(state, one)))
        .filter(isSubject),
    ),
  ];
  const tried = new Set<string>();
  for (const plan of candidates(player, place, { wish, subjects })) {
    const key = planKey(plan);
    if (tried.has(key)) continue;
    tried.add(key);
    yield plan;
  }
}

/** The event with conditions, for an event that follows if none of them holds; a Gather's conditions are on its own event. */
const matchEvent = (event: string): string => (event === 'noMatch' ? 'match' : event);

function* candidates(
  player: Player,
  place: Place,
  { wish, subjects }: { wish: SearchGoal; subjects: readonly string[] },
): Generator<Plan> {
  for (const subject of subjects) {
    const texts = textsFor(wish, subject);
    yield* plansFor(player, place, { template: subject, wanted: texts.slice(0, MAX_TEXTS) });
    if (texts.length > MAX_TEXTS)
      yield* plansFor(player, place, { template: subject, wanted: texts.slice(MAX_TEXTS, 60) });
  }
  for (const [index, first] of subjects.entries())
    for (const second of subjects.slice(index + 1))
      for (const [one, other] of pairsFor(wish, [first, second]).slice(0, 20))
        for (const plan of plansFor(player, place, { template: first, wanted: [one] }).slice(0, 4))
          yield* plansFor(
            player,
            { ...place, played: { ...place.played, plan } },
            { template: second, wanted: [other] },
          ).slice(0, 4);
}
