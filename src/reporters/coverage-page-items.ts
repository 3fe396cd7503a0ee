// What can be picked on the coverage page: the widgets, transitions and ends of a flow, each with the scenarios that cover it.
import { linkKey, linksOf } from '../coverage/links.ts';
import type { CoveredFlow, FlowCoverage, TransitionWalks, Walks } from '../coverage/result.ts';

export type PageItem = Walks & {
  group: 'widgets' | 'transitions' | 'ends';
  title: string;
  detail: string;
  /** What the map calls it: `w NAME`, or `t INDEX NAME` for each of a link's transitions. */
  keys: readonly string[];
};

const transitionTitle = ({ from, event, to, conditions }: TransitionWalks): string =>
  `${from} —${conditions ? `${event}: ${conditions.join(' / ')}` : event}→ ${to ?? 'the flow ends'}`;

/** Every item of a flow, in the order of its definition. */
export function itemsOf(coverage: FlowCoverage, { definition }: CoveredFlow): PageItem[] {
  const indexes = new Map(linksOf(definition).map((link) => [linkKey(link), link.indexes]));
  const widgets = coverage.widgets.map(({ name, type, walks, scenarios }): PageItem => {
    return { group: 'widgets', title: name, detail: type, keys: [`w ${name}`], walks, scenarios };
  });
  const ways = (group: 'transitions' | 'ends', items: readonly TransitionWalks[]): PageItem[] =>
    items.map((item) => {
      const keys = (indexes.get(linkKey(item)) ?? []).map((index) => `t ${index} ${item.from}`);
      return { group, title: transitionTitle(item), detail: '', keys, walks: item.walks, scenarios: item.scenarios };
    });
  return [...widgets, ...ways('transitions', coverage.transitions), ...ways('ends', coverage.ends)];
}
