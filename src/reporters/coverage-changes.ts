// Which flows changed since their scenarios last passed, with the scenarios that fail now.
import { type Change, diffFlows } from '../coverage/changes.ts';
import { definitionAt, type History, lastPassing, lastPassingAmong, type Ran } from '../coverage/history.ts';
import type { CoveredFlow, CoveredScenario } from '../coverage/result.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Kept } from './coverage-evidence.ts';
import type { NotRun } from './coverage-not-run.ts';
import { shownFlow } from './flow-files.ts';

/** A scenario's last attempt and its result. */
export type Outcome = { evidence: Kept; passed: boolean };

type Named = Pick<CoveredScenario, 'id' | 'name' | 'file' | 'line'>;

/** The changes of a flow since some revision, and the scenarios that last passed with that revision: those that fail, and the others. */
export type FlowChanges = {
  flow: string;
  since: string;
  changes: readonly Change[];
  failing: Named[];
  passing: Named[];
};

export const ranAs = ({ scenario, target, flow }: Kept): Ran | undefined =>
  flow.digest ? { scenario: scenario.id, target, digest: flow.digest } : undefined;

/** The scenarios that passed, on each target and in each repetition. */
export function passedRuns(outcomes: readonly Outcome[]): Ran[] {
  const keyOf = ({ scenario, target }: Ran) => JSON.stringify([scenario, target]);
  const ran = (passing: boolean) =>
    outcomes.flatMap(({ evidence, passed }) => (passed === passing ? (ranAs(evidence) ?? []) : []));
  const red = new Set(ran(false).map(keyOf));
  return ran(true).filter((run) => !red.has(keyOf(run)));
}

/** A scenario's result, and the definition with which it last passed. */
type Verdict = { flow: CoveredFlow; since: string; scenario: Named; passed: boolean };

function verdictsOf(history: History, outcomes: readonly Outcome[], flows: readonly CoveredFlow[]): Verdict[] {
  const keyOf = ({ name, digest }: { name: string; digest?: string }) => JSON.stringify([name, digest]);
  const byKey = new Map(flows.map((flow) => [keyOf(flow), flow]));
  return outcomes.flatMap(({ evidence, passed }): Verdict[] => {
    const ran = ranAs(evidence);
    const flow = ran && byKey.get(keyOf(evidence.flow));
    const since = ran && lastPassing(history, ran);
    const { id, name, file, line } = evidence.scenario;
    return flow && since ? [{ flow, since, passed, scenario: { id, name, file, line } }] : [];
  });
}

const notRunVerdicts = (history: History, notRun: readonly NotRun[]): Verdict[] =>
  notRun.flatMap(({ flow, prefix, scenario }) => {
    const since = lastPassingAmong(history, prefix);
    return since ? [{ flow, since, scenario, passed: false }] : [];
  });

/** An older definition was redacted by older rules, so today's rules are applied to both. */
export function changesSince(
  before: FlowDefinition | undefined,
  definition: FlowDefinition,
  secrets: readonly string[] = [],
): Change[] {
  const shown = before && shownFlow(JSON.parse(JSON.stringify(before)), secrets);
  return shown ? diffFlows(shown, definition) : [];
}

/** A scenario is listed once, as failing if it fails on any target. */
function addTo({ failing, passing }: FlowChanges, { scenario, passed }: Verdict): void {
  const has = (list: readonly Named[]) => list.some(({ id }) => id === scenario.id);
  if (has(failing) || (passed && has(passing))) return;
  if (passed) passing.push(scenario);
  else {
    const before = passing.findIndex(({ id }) => id === scenario.id);
    if (before !== -1) passing.splice(before, 1);
    failing.push(scenario);
  }
}

export type Judged = { outcomes: readonly Outcome[]; notRun: readonly NotRun[]; flows: readonly CoveredFlow[] };

/** Grouped by flow and by the revision that last passed; flows with failing scenarios come first. */
export function changesOf(history: History, { outcomes, notRun, flows }: Judged): FlowChanges[] {
  const groups = new Map<string, FlowChanges>();
  const verdicts = [...verdictsOf(history, outcomes, flows), ...notRunVerdicts(history, notRun)];
  for (const verdict of verdicts) {
    const { flow, since } = verdict;
    if (since === flow.digest) continue;
    const key = JSON.stringify([flow.name, since, flow.digest]);
    const known = groups.get(key) ?? {
      flow: flow.name,
      since,
      changes: changesSince(definitionAt(history, since), flow.definition),
      failing: [],
      passing: [],
    };
    addTo(known, verdict);
    groups.set(key, known);
  }
  return [...groups.values()]
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => b.failing.length - a.failing.length);
}
