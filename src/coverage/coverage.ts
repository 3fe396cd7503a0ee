// What the scenarios of a run covered of their flows: widgets, transitions and split conditions, and what was not covered.

import { type Edge, edgeKey, edgesOf, isTrigger } from './edges.ts';
import type {
  ConditionCount,
  Counted,
  CountedEvidence,
  Coverage,
  CoveredFlow,
  CoveredScenario,
  FlowCoverage,
  Tallies,
  Tally,
  TransitionCount,
  UnknownTraversal,
  WidgetCount,
} from './result.ts';
import { type Traversal, traversalsOf } from './traversals.ts';

type Counter = Map<string, { times: number; scenarios: Set<string> }>;

function count(counter: Counter, key: string, scenario: string): void {
  const entry = counter.get(key) ?? { times: 0, scenarios: new Set<string>() };
  entry.times += 1;
  entry.scenarios.add(scenario);
  counter.set(key, entry);
}

const countOf = (counter: Counter, key: string): Counted => {
  const entry = counter.get(key);
  return { times: entry?.times ?? 0, scenarios: [...(entry?.scenarios ?? [])].sort() };
};

const tally = (items: readonly Counted[]): Tally => ({
  covered: items.filter(({ times }) => times > 0).length,
  total: items.length,
});

type Counts = { widgets: Counter; edges: Counter; traversals: Map<string, Traversal> };

function countPaths(flow: CoveredFlow, edges: readonly Edge[], evidences: readonly CountedEvidence[]): Counts {
  const counts: Counts = { widgets: new Map(), edges: new Map(), traversals: new Map() };
  for (const evidence of evidences) {
    for (const { widget } of evidence.path) count(counts.widgets, widget, evidence.scenario.id);
    for (const traversal of traversalsOf(flow.definition, edges, evidence)) {
      count(counts.edges, edgeKey(traversal), evidence.scenario.id);
      counts.traversals.set(edgeKey(traversal), traversal);
    }
  }
  return counts;
}

const edgeCount = ({ from, event, to, conditions }: Edge, counted: Counted): TransitionCount => ({
  from,
  event,
  ...(to === undefined ? {} : { to }),
  ...(conditions.length > 0 ? { conditions } : {}),
  ...counted,
});

function unknownTraversals({ traversals, edges: counter }: Counts, edges: readonly Edge[]): UnknownTraversal[] {
  const known = new Set(edges.map(edgeKey));
  return [...traversals]
    .filter(([key, traversal]) => traversal.to !== undefined && !known.has(key))
    .map(([key, { from, event, to }]) => ({
      from,
      ...(event === undefined ? {} : { event }),
      ...(to === undefined ? {} : { to }),
      ...countOf(counter, key),
    }));
}

const widgetsOf = ({ definition }: CoveredFlow, { widgets }: Counts): WidgetCount[] =>
  definition.states
    .filter((state) => !isTrigger(state))
    .map(({ name, type }) => ({ name, type, ...countOf(widgets, name) }));

function conditionsOf(covered: readonly TransitionCount[]): ConditionCount[] {
  return covered.flatMap(({ from, to, conditions, times, scenarios }) =>
    conditions ? [{ widget: from, conditions, ...(to === undefined ? {} : { to }), times, scenarios }] : [],
  );
}

function coverFlow(flow: CoveredFlow, evidences: readonly CountedEvidence[]): FlowCoverage {
  const { name, digest, definition, definitionPath } = flow;
  const edges = edgesOf(definition);
  const starts = new Set(definition.states.filter(isTrigger).map((state) => state.name));
  const counts = countPaths(flow, edges, evidences);
  const covered = edges.map((edge) => edgeCount(edge, countOf(counts.edges, edgeKey(edge))));
  const transitions = covered.filter(({ to }) => to !== undefined);
  const widgets = widgetsOf(flow, counts);
  const conditions = conditionsOf(covered);
  return {
    name,
    digest,
    ...(definitionPath ? { definitionPath } : {}),
    tallies: { widgets: tally(widgets), transitions: tally(transitions), conditions: tally(conditions) },
    scenarios: [...new Set(evidences.map(({ scenario }) => scenario.id))].sort(),
    widgets,
    transitions,
    conditions,
    ends: covered.filter(({ from, to }) => to === undefined && !starts.has(from)),
    unknown: unknownTraversals(counts, edges),
  };
}

const sum = (tallies: readonly Tally[]): Tally => ({
  covered: tallies.reduce((total, { covered }) => total + covered, 0),
  total: tallies.reduce((total, next) => total + next.total, 0),
});

const totalOf = (all: readonly Tallies[]): Tallies => ({
  widgets: sum(all.map(({ widgets }) => widgets)),
  transitions: sum(all.map(({ transitions }) => transitions)),
  conditions: sum(all.map(({ conditions }) => conditions)),
});

/** An execution of an unknown definition (a published revision) counts for the flow with the same name. */
const ranOn = (flow: CoveredFlow, { flow: ran }: CountedEvidence): boolean =>
  ran.name === flow.name && (ran.digest === undefined || ran.digest === flow.digest);

function scenariosOf(evidences: readonly CountedEvidence[]): CoveredScenario[] {
  const byId = new Map<string, CoveredScenario>();
  for (const { scenario, flow, target } of evidences) {
    const { id, name, file, line } = scenario;
    const targets = new Set([...(byId.get(id)?.targets ?? []), target]);
    byId.set(id, { id, name, file, line, flow: flow.name, targets: [...targets].sort() });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Coverage of each flow and of all flows. Pass each test's last attempt: the one that gave its verdict. */
export function coverageOf(flows: readonly CoveredFlow[], evidences: readonly CountedEvidence[]): Coverage {
  const byName = new Map<string, CountedEvidence[]>();
  for (const evidence of evidences) {
    const named = byName.get(evidence.flow.name);
    if (named) named.push(evidence);
    else byName.set(evidence.flow.name, [evidence]);
  }
  const covered = flows.map((flow) => {
    const named = byName.get(flow.name) ?? [];
    return coverFlow(
      flow,
      named.filter((evidence) => ranOn(flow, evidence)),
    );
  });
  return { total: totalOf(covered.map(({ tallies }) => tallies)), flows: covered, scenarios: scenariosOf(evidences) };
}

/** The percentage, rounded down, so that 100 means everything; with nothing to cover it is 100. */
export const percent = ({ covered, total }: Tally): number => (total === 0 ? 100 : Math.floor((covered / total) * 100));
