// What can be selected on the coverage page: widgets, transitions and ends of a flow, each with the scenarios that cover it.
import { edgeKey, edgesOf } from '../coverage/edges.ts';
import type { Counted, CoveredFlow, FlowCoverage, TransitionCount } from '../coverage/result.ts';

export type PageItem = Counted & {
  group: 'widgets' | 'transitions' | 'ends';
  title: string;
  detail: string;
  /** Its keys on the map: `w NAME`, or `t INDEX NAME` for each of an edge's transitions. */
  keys: readonly string[];
};

const transitionTitle = ({ from, event, to, conditions }: TransitionCount): string =>
  `${from} —${conditions ? `${event}: ${conditions.join(' / ')}` : event}→ ${to ?? 'the flow ends'}`;

/** Every item of a flow, in the order of its definition. */
export function itemsOf(coverage: FlowCoverage, { definition }: CoveredFlow): PageItem[] {
  const indexes = new Map(edgesOf(definition).map((edge) => [edgeKey(edge), edge.indexes]));
  const widgets = coverage.widgets.map(({ name, type, times, scenarios }): PageItem => {
    return { group: 'widgets', title: name, detail: type, keys: [`w ${name}`], times, scenarios };
  });
  const ways = (group: 'transitions' | 'ends', items: readonly TransitionCount[]): PageItem[] =>
    items.map((item) => {
      const keys = (indexes.get(edgeKey(item)) ?? []).map((index) => `t ${index} ${item.from}`);
      return { group, title: transitionTitle(item), detail: '', keys, times: item.times, scenarios: item.scenarios };
    });
  return [...widgets, ...ways('transitions', coverage.transitions), ...ways('ends', coverage.ends)];
}
