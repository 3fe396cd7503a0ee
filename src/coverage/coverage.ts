// What the scenarios of a run walked of their flows: widgets, transitions and split conditions, and what nobody walked.
import { type Hop, hopsOf } from './hops.ts';
import { isTrigger, type Link, linkKey, linksOf } from './links.ts';
import type {
  ConditionWalks,
  CountedEvidence,
  Coverage,
  CoveredFlow,
  CoveredScenario,
  FlowCoverage,
  Tallies,
  Tally,
  TransitionWalks,
  UnknownHop,
  Walks,
  WidgetWalks,
} from './result.ts';

type Counter = Map<string, { walks: number; scenarios: Set<string> }>;

function count(counter: Counter, key: string, scenario: string): void {
  const entry = counter.get(key) ?? { walks: 0, scenarios: new Set<string>() };
  entry.walks += 1;
  entry.scenarios.add(scenario);
  counter.set(key, entry);
}

const walksOf = (counter: Counter, key: string): Walks => {
  const entry = counter.get(key);
  return { walks: entry?.walks ?? 0, scenarios: [...(entry?.scenarios ?? [])].sort() };
};

const tally = (items: readonly Walks[]): Tally => ({
  walked: items.filter(({ walks }) => walks > 0).length,
  total: items.length,
});

type Counts = { widgets: Counter; links: Counter; hops: Map<string, Hop> };

function countPaths(flow: CoveredFlow, links: readonly Link[], evidences: readonly CountedEvidence[]): Counts {
  const counts: Counts = { widgets: new Map(), links: new Map(), hops: new Map() };
  for (const evidence of evidences) {
    for (const { widget } of evidence.path) count(counts.widgets, widget, evidence.scenario.id);
    for (const hop of hopsOf(flow.definition, links, evidence)) {
      count(counts.links, linkKey(hop), evidence.scenario.id);
      counts.hops.set(linkKey(hop), hop);
    }
  }
  return counts;
}

const linkWalks = ({ from, event, to, conditions }: Link, walks: Walks): TransitionWalks => ({
  from,
  event,
  ...(to === undefined ? {} : { to }),
  ...(conditions.length > 0 ? { conditions } : {}),
  ...walks,
});

function unknownHops({ hops, links: counter }: Counts, links: readonly Link[]): UnknownHop[] {
  const known = new Set(links.map(linkKey));
  return [...hops]
    .filter(([key, hop]) => hop.to !== undefined && !known.has(key))
    .map(([key, { from, event, to }]) => ({
      from,
      ...(event === undefined ? {} : { event }),
      ...(to === undefined ? {} : { to }),
      ...walksOf(counter, key),
    }));
}

const widgetsOf = ({ definition }: CoveredFlow, { widgets }: Counts): WidgetWalks[] =>
  definition.states
    .filter((state) => !isTrigger(state))
    .map(({ name, type }) => ({ name, type, ...walksOf(widgets, name) }));

function conditionsOf(walked: readonly TransitionWalks[]): ConditionWalks[] {
  return walked.flatMap(({ from, to, conditions, walks, scenarios }) =>
    conditions ? [{ widget: from, conditions, ...(to === undefined ? {} : { to }), walks, scenarios }] : [],
  );
}

function coverFlow(flow: CoveredFlow, evidences: readonly CountedEvidence[]): FlowCoverage {
  const { name, digest, definition, definitionPath } = flow;
  const links = linksOf(definition);
  const starts = new Set(definition.states.filter(isTrigger).map((state) => state.name));
  const counts = countPaths(flow, links, evidences);
  const walked = links.map((link) => linkWalks(link, walksOf(counts.links, linkKey(link))));
  const transitions = walked.filter(({ to }) => to !== undefined);
  const widgets = widgetsOf(flow, counts);
  const conditions = conditionsOf(walked);
  return {
    name,
    digest,
    ...(definitionPath ? { definitionPath } : {}),
    tallies: { widgets: tally(widgets), transitions: tally(transitions), conditions: tally(conditions) },
    scenarios: [...new Set(evidences.map(({ scenario }) => scenario.id))].sort(),
    widgets,
    transitions,
    conditions,
    ends: walked.filter(({ from, to }) => to === undefined && !starts.has(from)),
    unknown: unknownHops(counts, links),
  };
}

const sum = (tallies: readonly Tally[]): Tally => ({
  walked: tallies.reduce((total, { walked }) => total + walked, 0),
  total: tallies.reduce((total, next) => total + next.total, 0),
});

const totalOf = (all: readonly Tallies[]): Tallies => ({
  widgets: sum(all.map(({ widgets }) => widgets)),
  transitions: sum(all.map(({ transitions }) => transitions)),
  conditions: sum(all.map(({ conditions }) => conditions)),
});

/** An execution whose definition nobody could read (a published revision) counts for the flow of its name. */
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

/** Coverage of each flow and of all of them. Give each test's last attempt: the one that its verdict came from. */
export function coverageOf(flows: readonly CoveredFlow[], evidences: readonly CountedEvidence[]): Coverage {
  const covered = flows.map((flow) =>
    coverFlow(
      flow,
      evidences.filter((evidence) => ranOn(flow, evidence)),
    ),
  );
  return { total: totalOf(covered.map(({ tallies }) => tallies)), flows: covered, scenarios: scenariosOf(evidences) };
}

/** The share in percent, rounded down, so that 100 means all; nothing to walk is all of it. */
export const percent = ({ walked, total }: Tally): number => (total === 0 ? 100 : Math.floor((walked / total) * 100));
