// Thresholds of coverage: how much of its flows a run must cover, and what is missing if it does not.
import { percent } from './coverage.ts';
import type { Coverage, FlowCoverage, Tallies, Tally } from './result.ts';

export type Measure = keyof Tallies;
export const MEASURES = ['widgets', 'transitions', 'conditions'] as const satisfies readonly Measure[];

/** Percent. The limits at the top apply to each flow without its own limits in `flows`. */
export type Limits = Partial<Record<Measure, number>>;
export type Thresholds = Limits & {
  flows?: Readonly<Record<string, Limits>>;
  /** Percent: the score of the last `flowproof mutate`. */
  mutation?: number;
};

/** A flow's measure below its threshold. `missing` lists what no scenario covered. */
export type Shortfall = Tally & { flow: string; measure: Measure; wanted: number; missing: readonly string[] };

const arrow = ({ from, event, to, conditions }: FlowCoverage['transitions'][number]): string =>
  `${from} —${conditions ? conditions.join(' / ') : event}→ ${to ?? 'end'}`;

/** The uncovered parts of a flow, as shown to the user. */
export function uncovered(flow: FlowCoverage, measure: Measure): string[] {
  if (measure === 'widgets') return flow.widgets.filter(({ times }) => times === 0).map(({ name }) => name);
  if (measure === 'transitions') return flow.transitions.filter(({ times }) => times === 0).map(arrow);
  return flow.conditions
    .filter(({ times }) => times === 0)
    .map(({ widget, conditions }) => `${widget}: ${conditions.join(' / ')}`);
}

function limitsOf({ flows, mutation: _, ...limits }: Thresholds, flow: string): Limits {
  const own = flows && Object.hasOwn(flows, flow) ? flows[flow] : undefined;
  return { ...limits, ...own };
}

const isBelow = (tally: Tally, wanted: number | undefined): wanted is number =>
  wanted !== undefined && percent(tally) < wanted;

function flowShortfalls(flow: FlowCoverage, limits: Limits): Shortfall[] {
  return MEASURES.flatMap((measure) => {
    const wanted = limits[measure];
    const tally = flow.tallies[measure];
    if (!isBelow(tally, wanted)) return [];
    return [{ ...tally, flow: flow.name, measure, wanted, missing: uncovered(flow, measure) }];
  });
}

/** Every measure below its threshold, by flow. A flow that meets its own limits never fails the run. */
export function shortfallsOf({ flows }: Coverage, thresholds: Thresholds): Shortfall[] {
  return flows.flatMap((flow) => flowShortfalls(flow, limitsOf(thresholds, flow.name)));
}

/** Names in `flows` that no flow has: probably misspelt. */
export function unknownFlows({ flows }: Coverage, thresholds: Thresholds): string[] {
  const names = new Set(flows.map(({ name }) => name));
  return Object.keys(thresholds.flows ?? {}).filter((name) => !names.has(name));
}
