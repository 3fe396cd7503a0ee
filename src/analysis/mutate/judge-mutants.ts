// Judges the mutants of a flow: plays the scenarios that reach the fault, and checks whether one of them fails.

import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import type { SimulatedFlow } from '../../emulator/engine/simulation.ts';
import { errorMessage } from '../../errors.ts';
import { contentOf, linkContent } from '../../flow/content.ts';
import { subflowsOf } from '../../flow/subflows.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure, Judged } from '../../session/evidence.ts';
import { createPlayer, type Played, type Player } from '../play.ts';
import { type Expected, firstDifference } from './differences.ts';
import type { Mutant } from './mutants.ts';
import { changed } from './operator.ts';

export type Status = 'killed' | 'timedOut' | 'survived' | 'notCovered' | 'equivalent' | 'invalid';

/** The expectation that would have detected a fault, for a scenario with this ID. */
export type Hint = Expected & { scenario: string };

export type Verdict = {
  mutant: Mutant;
  status: Status;
  /** The IDs of the scenarios that reach the fault. */
  coveredBy: readonly string[];
  killedBy?: string;
  /** Why it is equivalent or invalid, or the failure of the scenario that killed it. */
  reason?: string;
  /** For a survivor: the missing expectation; absent if no scenario does anything differently. */
  hint?: Hint;
};

/** What a scenario does on the flow without a fault. */
export type Baseline = {
  scenario: Scenario;
  evidence: Judged;
  /** The transitions by which each widget was left, by the widget's name. */
  taken: ReadonlyMap<string, ReadonlySet<number>>;
};

function takenIn({ run, evidence }: Played): Map<string, Set<number>> {
  const taken = new Map(evidence.path.map(({ widget }) => [widget, new Set<number>()]));
  for (const { from, transition, parentStepSid } of run.steps) {
    if (parentStepSid !== null) continue;
    const before = taken.get(from);
    if (before) before.add(transition);
    else taken.set(from, new Set([transition]));
  }
  return taken;
}

export type Baselines = {
  baselines: readonly Baseline[];
  /** Scenarios that fail on the unchanged flow: they cannot judge anything. */
  failing: readonly { scenario: Scenario; failures: readonly Failure[] }[];
};

/** The contexts of an evidence change as the run continues, so this one is copied. */
const kept = (evidence: Judged): Judged => ({ ...evidence, context: structuredClone(evidence.context) });

export async function baselinesOf(player: Player, scenarios: readonly Scenario[]): Promise<Baselines> {
  const baselines: Baseline[] = [];
  const failing: Baselines['failing'][number][] = [];
  for (const scenario of scenarios) {
    const played = await player.play(scenario);
    if (played.failures.length > 0) failing.push({ scenario, failures: played.failures });
    else baselines.push({ scenario, evidence: kept(played.evidence), taken: takenIn(played) });
  }
  return { baselines, failing };
}

/** The scenarios that reach the fault. */
export const covering = ({ widget, transitions }: Mutant, baselines: readonly Baseline[]): Baseline[] =>
  baselines.filter(({ taken }) => {
    const left = taken.get(widget);
    return left !== undefined && (!transitions || transitions.some((index) => left.has(index)));
  });

/** The engine's limits stop a flow in a loop; a session would have timed out. */
const ranTooLong = ({ evidence }: Played): boolean =>
  evidence.outcome.kind === 'timedOut' || evidence.incidents.some(({ kind }) => kind === 'limit');

const firstLine = (failures: readonly Failure[]): string => failures[0]?.message.split('\n', 1)[0] ?? '';

export type Judging = {
  flow: SimulatedFlow;
  subflows?: readonly SimulatedFlow[];
  baselines: readonly Baseline[];
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

function playerFor(
  { flow, subflows = subflowsOf(flow.definition), behaviour }: Judging,
  definition: FlowDefinition,
): Player | { reason: string } {
  try {
    linkContent(definition, contentOf(flow.definition));
    return createPlayer({ ...flow, definition }, subflows, behaviour);
  } catch (error) {
    return { reason: errorMessage(error).split('\n', 1)[0] ?? '' };
  }
}

/** The verdict on a mutant; for a survivor, with the expectation that would have killed it. */
export async function judgeMutant(mutant: Mutant, judging: Judging): Promise<Verdict> {
  const covers = covering(mutant, judging.baselines);
  const coveredBy = covers.map(({ scenario }) => scenario.id);
  const verdict = { mutant, coveredBy };
  if (mutant.equivalent) return { ...verdict, status: 'equivalent', reason: mutant.equivalent };
  if (covers.length === 0) return { ...verdict, status: 'notCovered' };
  const player = playerFor(judging, changed(judging.flow.definition, mutant.changes));
  if ('reason' in player) return { ...verdict, status: 'invalid', reason: player.reason };
  let hint: Hint | undefined;
  for (const { scenario, evidence } of covers) {
    const played = await player.play(scenario);
    if (played.failures.length > 0) {
      const status = ranTooLong(played) ? 'timedOut' : 'killed';
      return { ...verdict, status, killedBy: scenario.id, reason: firstLine(played.failures) };
    }
    const difference = hint ? undefined : firstDifference(evidence, played.evidence);
    if (difference) hint = { ...difference, scenario: scenario.id };
  }
  return { ...verdict, status: 'survived', ...(hint ? { hint } : {}) };
}
