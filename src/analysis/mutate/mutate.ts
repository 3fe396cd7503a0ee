// Puts faults into flows, and reports the faults that no scenario detects.
import type { Behaviour } from '../../emulator/engine/behaviour.ts';
import type { Place } from '../../errors.ts';
import { lineAndColumn, locateJson, partAt } from '../../flow/json.ts';
import type { Failure } from '../../session/evidence.ts';
import { createPlayer } from '../play.ts';
import type { TestedFlow } from './flows.ts';
import { baselinesOf, judgeMutant, type Verdict } from './judge-mutants.ts';
import { keyOf, type Memory } from './memory.ts';
import { mutantsOf } from './mutants.ts';
import { type Counts, countsOf, scoreOf } from './score.ts';

/** The place of a fault in flow.json: from the first character of the value to just after its last. */
export type Span = { start: Place; end: Place };

export type Judged = Verdict & { span: Span };

export type FlowResult = {
  flow: TestedFlow;
  verdicts: readonly Judged[];
  counts: Counts;
  score: number;
  /** Scenarios that fail on the unchanged flow, and so are not used. */
  failing: readonly { scenario: string; failures: readonly Failure[] }[];
};

function spansIn({ file, text }: TestedFlow): (path: readonly (string | number)[]) => Span {
  const located = locateJson(text);
  return (path) => {
    const { start, end } = 'root' in located ? partAt(located.root, path) : { start: 0, end: 0 };
    return { start: { file, ...lineAndColumn(text, start) }, end: { file, ...lineAndColumn(text, end) } };
  };
}

export type Mutating = {
  memory: Memory;
  /** Flowproof's version: another engine may have other results. */
  version: string;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
  /** Called after each mutant. */
  progress?: (done: number, of: number) => void;
};

export async function mutateFlow(flow: TestedFlow, mutating: Mutating): Promise<FlowResult> {
  const { memory, version, behaviour = {}, progress } = mutating;
  const { name, definition } = flow;
  const simulated = { name, definition };
  const { baselines, failing } = await baselinesOf(createPlayer(simulated, undefined, behaviour), flow.scenarios);
  const mutants = mutantsOf(definition);
  const spanOf = spansIn(flow);
  const verdicts: Judged[] = [];
  for (const mutant of mutants) {
    const key = keyOf(mutant, { definition, baselines, version, behaviour });
    const known = memory.find(key);
    const verdict = known ? { mutant, ...known } : await judgeMutant(mutant, { flow: simulated, baselines, behaviour });
    if (!known) memory.keep(key, verdict);
    verdicts.push({ ...verdict, span: spanOf(mutant.at) });
    progress?.(verdicts.length, mutants.length);
  }
  const counts = countsOf(verdicts);
  const failed = failing.map(({ scenario, failures }) => ({ scenario: scenario.id, failures }));
  return { flow, verdicts, counts, score: scoreOf(counts), failing: failed };
}
