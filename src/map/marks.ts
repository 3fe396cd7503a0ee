// The marks on a map of a flow: the traversed path, the expected path, or how often each part was covered.

import { type Edge, edgeKey, edgesOf } from '../coverage/edges.ts';
import type { FlowCoverage } from '../coverage/result.ts';
import { traversalsOf } from '../coverage/traversals.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Path } from '../path/path.ts';

export type ExpectedVisit = { widget: string; event?: string };

/** What can be marked on a flow: a `path` with its details, or `coverage`. */
export type MapContent = {
  title?: string;
  path?: Path;
  trigger?: string;
  expectedPath?: readonly ExpectedVisit[];
  /** Where the path left the expected one: an index into `path`. */
  divergence?: { index: number; expected?: ExpectedVisit; gap?: true };
  coverage?: FlowCoverage;
  /** How often each edge was taken before and is taken now, by `edgeKey`. */
  traffic?: { was: ReadonlyMap<string, number>; is: ReadonlyMap<string, number> };
  /** Without title and legend, for a page that has its own: `drawLegend`. */
  bare?: boolean;
  /** For a page that has the styles already and scrolls the picture itself: without styles, and always the whole flow. */
  embedded?: boolean;
};

/** `first` marks the expected transition that the path did not take; those after it are only expected. */
export type Mark = {
  steps: number[];
  expected: boolean;
  first: boolean;
  wrong: boolean;
  waits: boolean;
  times?: number;
  traffic?: { was: number; is: number };
};

/** A traversal without a transition in the definition is drawn, too. */
export type StrayTraversal = { from: string; to: string; steps: number[]; expected: boolean };

export type Marks = {
  kind: 'plain' | 'path' | 'coverage' | 'traffic';
  cards: Map<string, Mark>;
  lines: Map<string, Mark>;
  strays: StrayTraversal[];
};

export const lineKey = (from: string, index: number): string => `${index} ${from}`;

const NOTHING: Mark = { steps: [], expected: false, first: false, wrong: false, waits: false };

function markAt(marks: Map<string, Mark>, key: string): Mark {
  const mark = marks.get(key) ?? { ...NOTHING, steps: [] };
  marks.set(key, mark);
  return mark;
}

/** The marks of every line of an edge: lines that a list of steps cannot distinguish are all marked. */
const edgeMarks = (marks: Marks, { from, indexes }: Edge): Mark[] =>
  indexes.map((index) => markAt(marks.lines, lineKey(from, index)));

type Drawn = { marks: Marks; edges: readonly Edge[]; byKey: ReadonlyMap<string, Edge> };

function markTraversals(definition: FlowDefinition, content: MapContent, { marks, edges, byKey }: Drawn): void {
  const covered = { path: content.path ?? [], ...(content.trigger ? { trigger: content.trigger } : {}) };
  for (const traversal of traversalsOf(definition, edges, covered)) {
    const edge = byKey.get(edgeKey(traversal));
    markAt(marks.cards, traversal.from).steps.push(traversal.number);
    for (const mark of edge ? edgeMarks(marks, edge) : []) mark.steps.push(traversal.number);
    if (!edge && traversal.to !== undefined)
      marks.strays.push({ from: traversal.from, to: traversal.to, steps: [traversal.number], expected: false });
  }
}

function markVisits({ path = [] }: MapContent, marks: Marks): void {
  for (const [index, { widget, event }] of path.entries()) {
    const mark = markAt(marks.cards, widget);
    mark.steps.push(index + 1);
    mark.waits = event === undefined && index === path.length - 1;
  }
}

/** The number of the step that is marked as wrong: the traversal with this number, into the widget with this number. */
export function wrongStep(path: Path, { index, expected }: NonNullable<MapContent['divergence']>): number {
  const here = path[index];
  return here?.event !== undefined && here.widget === expected?.widget ? index + 2 : index + 1;
}

/** The widgets on the shortest route between two widgets, without both. */
function between(edges: readonly Edge[], from: string, to: string): ExpectedVisit[] {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const [name] of before)
    for (const edge of edges)
      if (edge.from === name && edge.to !== undefined && !before.has(edge.to)) before.set(edge.to, name);
  const way: ExpectedVisit[] = [];
  for (let name = before.get(to); name !== undefined && name !== from; name = before.get(name))
    way.unshift({ widget: name });
  return before.has(to) ? way : [];
}

/** The visits that the scenario expected from the divergence on, beginning with the last one that both paths share. */
function wantedFrom({ path = [], expectedPath = [], divergence }: MapContent, edges: readonly Edge[]): ExpectedVisit[] {
  if (!divergence?.expected) return [];
  const { index, expected } = divergence;
  const before = path[index]?.widget === expected.widget ? undefined : path[index - 1];
  const same = (visit: ExpectedVisit | undefined) =>
    visit?.widget === expected.widget && visit.event === expected.event;
  const at = same(expectedPath[index]) ? index : expectedPath.findIndex(same);
  const rest = at === -1 ? [expected] : expectedPath.slice(at);
  const way = before && divergence.gap ? between(edges, before.widget, expected.widget) : [];
  return [...(before ? [{ widget: before.widget }] : []), ...way, ...rest];
}

function markExpected(content: MapContent, { marks, edges }: Drawn): void {
  const wanted = wantedFrom(content, edges);
  for (const [index, { widget, event }] of wanted.entries()) {
    markAt(marks.cards, widget).expected = true;
    const next = wanted[index + 1];
    if (!next && event === undefined) continue;
    const ways = edges.filter((edge) => edge.from === widget && (event === undefined || edge.event === event));
    const there = ways.filter((edge) => !next || edge.to === next.widget);
    // The expected event is marked, wherever the flow leads by it.
    const fitting = there.length > 0 || index > 0 || event === undefined ? there : ways;
    for (const edge of fitting.slice(0, 1))
      for (const [nth, mark] of edgeMarks(marks, edge).entries())
        Object.assign(mark, { expected: true, first: index + nth === 0 });
    // A missing transition between the first two visits is shown; between later ones, the scenario may have omitted widgets.
    if (fitting.length === 0 && next && index === 0)
      marks.strays.push({ from: widget, to: next.widget, steps: [], expected: true });
  }
}

/** The line at which the path went wrong: out of the widget if the event differs, otherwise into the widget. */
function markWrong({ path = [], divergence }: MapContent, marks: Marks): void {
  if (!divergence) return;
  const { index, expected } = divergence;
  const here = path[index];
  if (here) markAt(marks.cards, here.widget).wrong = here.widget !== expected?.widget;
  const step = wrongStep(path, divergence);
  for (const mark of marks.lines.values()) mark.wrong = mark.steps.includes(step);
}

function markCoverage(coverage: FlowCoverage, { marks, byKey }: Drawn): void {
  for (const { name, times } of coverage.widgets) markAt(marks.cards, name).times = times;
  for (const item of [...coverage.transitions, ...coverage.ends]) {
    const edge = byKey.get(edgeKey(item));
    for (const mark of edge ? edgeMarks(marks, edge) : []) mark.times = item.times;
  }
}

/** A widget is entered as often as the edges that lead to it are taken. */
function markTraffic({ was, is }: NonNullable<MapContent['traffic']>, { marks, edges }: Drawn): void {
  for (const edge of edges) {
    const traffic = { was: was.get(edgeKey(edge)) ?? 0, is: is.get(edgeKey(edge)) ?? 0 };
    for (const mark of edgeMarks(marks, edge)) mark.traffic = traffic;
    if (edge.to === undefined) continue;
    const card = markAt(marks.cards, edge.to);
    const before = card.traffic ?? { was: 0, is: 0 };
    card.traffic = { was: before.was + traffic.was, is: before.is + traffic.is };
    card.times = Math.max(card.traffic.was, card.traffic.is);
  }
}

function kindOf({ coverage, traffic, path }: MapContent): Marks['kind'] {
  if (coverage) return 'coverage';
  if (traffic) return 'traffic';
  return path ? 'path' : 'plain';
}

export function marksOf(definition: FlowDefinition, content: MapContent): Marks {
  const edges = edgesOf(definition);
  const byKey = new Map(edges.map((edge) => [edgeKey(edge), edge]));
  const marks: Marks = { kind: kindOf(content), cards: new Map(), lines: new Map(), strays: [] };
  const drawn = { marks, edges, byKey };
  if (content.coverage) markCoverage(content.coverage, drawn);
  if (content.traffic) markTraffic(content.traffic, drawn);
  markTraversals(definition, content, drawn);
  markVisits(content, marks);
  markExpected(content, drawn);
  markWrong(content, marks);
  return marks;
}
