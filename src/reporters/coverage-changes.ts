// Which flows changed since their scenarios were last green, each beside the scenarios that fail now.
import type { Change } from '../coverage/changes.ts';
import { changesSince, type History, lastGreen, type Ran } from '../coverage/history.ts';
import type { CoveredFlow, CoveredScenario } from '../coverage/result.ts';
import type { Kept } from './coverage-evidence.ts';

/** A scenario's last attempt and what became of it. */
export type Outcome = { evidence: Kept; passed: boolean };

type Named = Pick<CoveredScenario, 'id' | 'name' | 'file' | 'line'>;

/** The changes of a flow since some revision, and the scenarios that were last green with that one: those that fail, and the rest. */
export type FlowChanges = {
  flow: string;
  since: string;
  changes: readonly Change[];
  failing: Named[];
  passing: Named[];
};

export const ranAs = ({ scenario, target, flow }: Kept): Ran | undefined =>
  flow.digest ? { scenario: scenario.id, target, digest: flow.digest } : undefined;

/** Grouped by flow and by the revision that was last green; flows with failing scenarios come first. */
export function changesOf(
  history: History,
  outcomes: readonly Outcome[],
  flows: readonly CoveredFlow[],
): FlowChanges[] {
  const byDigest = new Map(flows.map((flow) => [flow.digest, flow]));
  const groups = new Map<string, FlowChanges>();
  for (const { evidence, passed } of outcomes) {
    const ran = ranAs(evidence);
    const flow = ran && byDigest.get(ran.digest);
    const since = ran && lastGreen(history, ran);
    if (!flow || !since || since === ran.digest) continue;
    const key = JSON.stringify([flow.name, since, ran.digest]);
    const known = groups.get(key) ?? {
      flow: flow.name,
      since,
      changes: changesSince(history, ran, flow.definition),
      failing: [],
      passing: [],
    };
    const { id, name, file, line } = evidence.scenario;
    (passed ? known.passing : known.failing).push({ id, name, file, line });
    groups.set(key, known);
  }
  return [...groups.values()]
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => b.failing.length - a.failing.length);
}
