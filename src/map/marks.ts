// What is to be seen on a map beside the flow: the path that was taken, the one that was expected, or how often each thing was walked.
import { hopsOf } from '../coverage/hops.ts';
import { type Link, linkKey, linksOf } from '../coverage/links.ts';
import type { FlowCoverage } from '../coverage/result.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Path } from '../path/path.ts';

export type ExpectedVisit = { widget: string; event?: string };

/** What may be drawn on a flow. `path` and what belongs to it, or `coverage`. */
export type MapContent = {
  title?: string;
  path?: Path;
  trigger?: string;
  expectedPath?: readonly ExpectedVisit[];
  /** Where the path left the expected one: an index into `path`. */
  divergence?: { index: number; expected?: ExpectedVisit };
  coverage?: FlowCoverage;
  /** How often each link was taken before and is taken now, by `linkKey`. */
  traffic?: { was: ReadonlyMap<string, number>; is: ReadonlyMap<string, number> };
  /** Without title and legend, for a page that has its own: `drawLegend`. */
  bare?: boolean;
  /** For a page that has the styles already and moves what is seen itself: without them, and always the whole flow. */
  embedded?: boolean;
};

/** `first` is set on the expected way out at which the path broke; those that would have followed are only expected. */
export type Mark = {
  steps: number[];
  expected: boolean;
  first: boolean;
  wrong: boolean;
  waits: boolean;
  walks?: number;
  traffic?: { was: number; is: number };
};

/** A hop that the definition has no transition for is drawn all the same. */
export type StrayHop = { from: string; to: string; steps: number[]; expected: boolean };

export type Marks = {
  kind: 'plain' | 'path' | 'coverage' | 'traffic';
  cards: Map<string, Mark>;
  lines: Map<string, Mark>;
  strays: StrayHop[];
};

export const lineKey = (from: string, index: number): string => `${index} ${from}`;

const NOTHING: Mark = { steps: [], expected: false, first: false, wrong: false, waits: false };

function markAt(marks: Map<string, Mark>, key: string): Mark {
  const mark = marks.get(key) ?? { ...NOTHING, steps: [] };
  marks.set(key, mark);
  return mark;
}

/** The marks of every line of a link: where a step list cannot tell lines apart, all of them are marked. */
const linkMarks = (marks: Marks, { from, indexes }: Link): Mark[] =>
  indexes.map((index) => markAt(marks.lines, lineKey(from, index)));

type Drawn = { marks: Marks; links: readonly Link[]; byKey: ReadonlyMap<string, Link> };

function markHops(definition: FlowDefinition, content: MapContent, { marks, links, byKey }: Drawn): void {
  const walked = { path: content.path ?? [], ...(content.trigger ? { trigger: content.trigger } : {}) };
  for (const hop of hopsOf(definition, links, walked)) {
    const link = byKey.get(linkKey(hop));
    markAt(marks.cards, hop.from).steps.push(hop.number);
    for (const mark of link ? linkMarks(marks, link) : []) mark.steps.push(hop.number);
    if (!link && hop.to !== undefined)
      marks.strays.push({ from: hop.from, to: hop.to, steps: [hop.number], expected: false });
  }
}

function markVisits({ path = [] }: MapContent, marks: Marks): void {
  for (const [index, { widget, event }] of path.entries()) {
    const mark = markAt(marks.cards, widget);
    mark.steps.push(index + 1);
    mark.waits = event === undefined && index === path.length - 1;
  }
}

/** The visits that the scenario wanted from the divergence on, beginning with the last one that both paths share. */
function wantedFrom({ path = [], expectedPath = [], divergence }: MapContent): ExpectedVisit[] {
  if (!divergence?.expected) return [];
  const { index, expected } = divergence;
  const before = path[index]?.widget === expected.widget ? undefined : path[index - 1];
  const same = (visit: ExpectedVisit | undefined) =>
    visit?.widget === expected.widget && visit.event === expected.event;
  const at = same(expectedPath[index]) ? index : expectedPath.findIndex(same);
  const rest = at === -1 ? [expected] : expectedPath.slice(at);
  return [...(before ? [{ widget: before.widget }] : []), ...rest];
}

function markExpected(content: MapContent, { marks, links }: Drawn): void {
  const wanted = wantedFrom(content);
  for (const [index, { widget, event }] of wanted.entries()) {
    markAt(marks.cards, widget).expected = true;
    const next = wanted[index + 1];
    if (!next && event === undefined) continue;
    const ways = links.filter((link) => link.from === widget && (event === undefined || link.event === event));
    const there = ways.filter((link) => !next || link.to === next.widget);
    // The event by which the path broke is expected, wherever the flow leads by it.
    const fitting = there.length > 0 || index > 0 || event === undefined ? there : ways;
    for (const link of fitting.slice(0, 1))
      for (const [nth, mark] of linkMarks(marks, link).entries())
        Object.assign(mark, { expected: true, first: index + nth === 0 });
    // Between the first two visits a missing transition is the news; further on, the scenario may have left out widgets.
    if (fitting.length === 0 && next && index === 0)
      marks.strays.push({ from: widget, to: next.widget, steps: [], expected: true });
  }
}

/** The line by which the path went wrong: out of the widget if the event differs, else into the widget. */
function markWrong({ path = [], divergence }: MapContent, marks: Marks): void {
  if (!divergence) return;
  const { index, expected } = divergence;
  const here = path[index];
  if (here) markAt(marks.cards, here.widget).wrong = here.widget !== expected?.widget;
  const step = here && here.widget === expected?.widget ? index + 2 : index + 1;
  for (const mark of marks.lines.values()) mark.wrong = mark.steps.includes(step);
}

function markCoverage(coverage: FlowCoverage, { marks, byKey }: Drawn): void {
  for (const { name, walks } of coverage.widgets) markAt(marks.cards, name).walks = walks;
  for (const item of [...coverage.transitions, ...coverage.ends]) {
    const link = byKey.get(linkKey(item));
    for (const mark of link ? linkMarks(marks, link) : []) mark.walks = item.walks;
  }
}

/** A widget is entered as often as the links that lead to it are taken. */
function markTraffic({ was, is }: NonNullable<MapContent['traffic']>, { marks, links }: Drawn): void {
  for (const link of links) {
    const traffic = { was: was.get(linkKey(link)) ?? 0, is: is.get(linkKey(link)) ?? 0 };
    for (const mark of linkMarks(marks, link)) mark.traffic = traffic;
    if (link.to === undefined) continue;
    const card = markAt(marks.cards, link.to);
    const before = card.traffic ?? { was: 0, is: 0 };
    card.traffic = { was: before.was + traffic.was, is: before.is + traffic.is };
    card.walks = Math.max(card.traffic.was, card.traffic.is);
  }
}

function kindOf({ coverage, traffic, path }: MapContent): Marks['kind'] {
  if (coverage) return 'coverage';
  if (traffic) return 'traffic';
  return path ? 'path' : 'plain';
}

export function marksOf(definition: FlowDefinition, content: MapContent): Marks {
  const links = linksOf(definition);
  const byKey = new Map(links.map((link) => [linkKey(link), link]));
  const marks: Marks = { kind: kindOf(content), cards: new Map(), lines: new Map(), strays: [] };
  const drawn = { marks, links, byKey };
  if (content.coverage) markCoverage(content.coverage, drawn);
  if (content.traffic) markTraffic(content.traffic, drawn);
  markHops(definition, content, drawn);
  markVisits(content, marks);
  markExpected(content, drawn);
  markWrong(content, marks);
  return marks;
}
