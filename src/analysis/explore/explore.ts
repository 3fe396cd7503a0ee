// Explores a flow: finds for each transition an execution that takes it, a proof that none can, or why none was found; and writes
// scenarios.

import { conditionTexts } from '../../coverage/edges.ts';
import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import type { SimulatedFlow } from '../../emulator/engine/simulation.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { TRIGGERS } from '../../scenario/scenario.ts';
import type { WrittenScenario } from '../../scenario/write.ts';
import { sampleBody } from './answers.ts';
import { usualOutcome } from './choices.ts';
import { coverOf, leastScenarios } from './cover.ts';
import { BASE, momentsOf } from './moments.ts';
import { type Answered, createPlayer, type Played, type Player } from './player.ts';
import { type Proof, type Proofs, proofsOf } from './proof.ts';
import { referencesOf, templatesIn } from './references.ts';
import { rootsOf } from './roots.ts';
import { LIMITS, type Limits, type Search, search, takenBy } from './search.ts';
import { type ExploredTransition, transitionsOf } from './transitions.ts';
import { namesOf } from './wording.ts';
import { scenarioYaml, triggerName } from './written.ts';

export type ExploredFlow = SimulatedFlow & { sid: string };

type Flows = readonly [ExploredFlow, ...ExploredFlow[]];

export function playerOf(flows: Flows, behaviour: Partial<Behaviour> = {}): Player {
  const bodies = new Map<string, Answered>();
  const answer = (flow: string, widget: string): Answered => {
    const key = `${flow}\n${widget}`;
    const known = bodies.get(key);
    if (known) return known;
    const definition = flows.find(({ name }) => name === flow)?.definition;
    const body = definition && sampleBody(definition, widget);
    const made = { status: 200, ...(body && { body }) };
    bodies.set(key, made);
    return made;
  };
  const moments = momentsOf(flows.map(({ definition }) => definition));
  return createPlayer({ flows, now: BASE, answer, outcome: usualOutcome, moments, behaviour });
}

export type TransitionResult = {
  widget: string;
  event: string;
  next: string;
  /** The split's conditions; absent if it has none. */
  condition?: string;
} & (
  | { status: 'covered'; by: 'existing' | 'new' }
  | { status: 'impossible'; rule: Proof['rule']; reason: string }
  | { status: 'missing'; reason: string }
);

export type Exploration = {
  transitions: readonly TransitionResult[];
  scenarios: readonly WrittenScenario[];
  /** The least number of scenarios for the same transitions, according to the graph. */
  least: number;
  spent: Player['spent'];
};

export type ExploreOptions = {
  /** Keys of transitions that existing scenarios take. */
  covered?: ReadonlySet<string>;
  /** Names that the file already uses. */
  names?: ReadonlySet<string>;
  limits?: Limits;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

/** Whether a scenario file can start a flow in this way. */
const isWritable = ({ plan }: Played): boolean => (TRIGGERS as readonly string[]).includes(triggerName(plan));

function reasonFor({ key, widget, event, conditions }: ExploredTransition, found: Search, player: Player): string {
  const state = player.main.states.get(widget);
  if (!found.entered.has(widget)) return `no execution was found that reaches \`${widget}\``;
  const attempts = found.tried.get(`${player.main.name}\n${key}`) ?? 0;
  if (found.exhausted) return `the search stopped after ${player.spent.steps} steps; ${attempts} attempts here`;
  const read = templatesIn((conditions.length > 0 ? conditions : (state?.properties ?? {})) as never).flatMap(
    (template) => referencesOf(template).paths.map((path) => path.join('.')),
  );
  const depends = [...new Set(read)]
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(', ');
  if (conditions.length > 0 || event === 'noMatch')
    return `no value was found in ${attempts} attempts${depends ? `; it depends on ${depends}` : ''}`;
  return `the embedded Studio did not leave \`${widget}\` by \`${event}\` in ${attempts} attempts`;
}

const withoutProven = (flow: FlowDefinition, proofs: Proofs): ExploredTransition[] =>
  transitionsOf(flow).filter(({ key }) => !proofs.has(key));

/** The first flow is explored; the others are its subflows. */
export function exploreFlow(flows: Flows, options: ExploreOptions = {}): Exploration {
  const { covered = new Set(), names = new Set(), limits = LIMITS, behaviour } = options;
  const player = playerOf(flows, behaviour);
  const { definition } = player.main;
  const proofs = proofsOf(definition, player.behaviour);
  const found = search(player, rootsOf(definition), new Set(proofs.keys()), limits);
  const writable = found.found.filter(isWritable);
  const reached = new Set(writable.flatMap((played) => [...takenBy(player, played)]));
  const wanted = new Set(
    withoutProven(definition, proofs)
      .map(({ key }) => key)
      .filter((key) => reached.has(key) && !covered.has(key)),
  );
  const chosen = coverOf(player, writable, wanted);
  const titles = namesOf(chosen, names);
  const result = (one: ExploredTransition): TransitionResult => {
    const { key, widget, event, next, conditions } = one;
    const condition = conditionTexts({ event, conditions });
    const place = { widget, event, next, ...(condition ? { condition } : {}) };
    if (covered.has(key)) return { ...place, status: 'covered', by: 'existing' };
    if (reached.has(key)) return { ...place, status: 'covered', by: 'new' };
    const proof = proofs.get(key);
    if (proof) return { ...place, status: 'impossible', ...proof };
    const reason = found.taken.has(key)
      ? 'it needs a trigger that a scenario file cannot have'
      : reasonFor(one, found, player);
    return { ...place, status: 'missing', reason };
  };
  return {
    transitions: transitionsOf(definition).map(result),
    scenarios: chosen.map((played, index) => scenarioYaml(player, played, titles[index] ?? '')),
    least: leastScenarios(definition, [...wanted]),
    spent: player.spent,
  };
}
