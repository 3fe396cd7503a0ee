// The type of a mutation operator: it makes one small fault in a flow, and describes it in terms of the flow.
import type { FlowDefinition, FlowState, FlowTransition, Json } from '../../flow/types.ts';

export type Path = readonly (string | number)[];

/** A changed value of the definition; without `value` it is removed. */
export type Change = { path: Path; value?: Json };

export type Fault = {
  /** The widget with the fault. */
  widget: string;
  /** Its place in the definition, for reports: usually that of the first change. */
  at: Path;
  changes: readonly Change[];
  /** The change in words: `ask: timeout leads to bye instead of remind`. */
  description: string;
  /** The new value as a report shows it. */
  replacement: string;
  /** Indexes of the widget's transitions that must be taken to detect it; if absent, any visit of the widget may. */
  transitions?: readonly number[];
  /** Why no scenario can ever detect it, if that is proven. */
  equivalent?: string;
};

export type Operator = {
  /** Stable: Stryker's `mutatorName`, and part of a mutant's identity. */
  name: string;
  /** A description for the docs. */
  summary: string;
  faults(flow: FlowDefinition): Iterable<Fault>;
};

/** A widget with its place. */
export type Located = { state: FlowState; path: Path };

export const widgetsOf = ({ states }: FlowDefinition): Located[] =>
  states.map((state, index) => ({ state, path: ['states', index] }));

export type LocatedTransition = Located & { transition: FlowTransition; index: number; at: Path };

export const transitionsOf = (flow: FlowDefinition): LocatedTransition[] =>
  widgetsOf(flow).flatMap(({ state, path }) =>
    state.transitions.map((transition, index) => ({
      state,
      path,
      transition,
      index,
      at: [...path, 'transitions', index],
    })),
  );

/** The name of a transition: its event, and its condition if it has one. */
export function transitionName({ event, conditions }: FlowTransition): string {
  const texts = (conditions ?? []).map(({ type, value }) => `${type} ${value}`.trim());
  return texts.length > 0 ? `${event} (${texts.join(' and ')})` : event;
}

type Part = { [key: string]: Json } | Json[];

const isPart = (value: Json | undefined): value is Part => typeof value === 'object' && value !== null;

/** A copy that shares everything except the path to the change. */
function withChange(value: Json, [step, ...rest]: Path, wanted: Json | undefined): Json {
  if (step === undefined) return wanted ?? null;
  if (!isPart(value)) return value;
  const remove = rest.length === 0 && wanted === undefined;
  if (Array.isArray(value)) {
    const index = Number(step);
    return remove ? value.toSpliced(index, 1) : value.with(index, withChange(value[index] ?? null, rest, wanted));
  }
  if (!remove) return { ...value, [step]: withChange(value[step] ?? null, rest, wanted) };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
}

/** The definition with the changes. */
export const changed = (flow: FlowDefinition, changes: readonly Change[]): FlowDefinition =>
  changes.reduce(
    (json, { path, value }) => withChange(json, path, value),
    flow as unknown as Json,
  ) as unknown as FlowDefinition;
