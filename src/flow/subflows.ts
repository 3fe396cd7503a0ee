// Links a definition to the flows that its Run Subflow widgets run, so that any code with the definition finds their widgets.
import { findState } from './graph.ts';
import type { FlowDefinition, FlowState } from './types.ts';

export type LinkedFlow = { sid: string; name: string; definition: FlowDefinition };

/** Definitions are immutable and widely passed around: subflows are attached to them here, for as long as they exist. */
const linked = new WeakMap<FlowDefinition, readonly LinkedFlow[]>();

export function linkSubflows(definition: FlowDefinition, subflows: readonly LinkedFlow[]): void {
  if (subflows.length > 0) linked.set(definition, subflows);
}

export const subflowsOf = (definition: FlowDefinition): readonly LinkedFlow[] => linked.get(definition) ?? [];

/** The flow that a Run Subflow widget runs, if it is known. */
export function subflowAt(definition: FlowDefinition, widget: string): FlowDefinition | undefined {
  const sid = findState(definition, widget)?.properties.flow_sid;
  return subflowsOf(definition).find((one) => one.sid === sid)?.definition;
}

/** The definition of a visit: the flow's own, or that of the subflow that `within` runs. */
export const definitionAt = (
  definition: FlowDefinition,
  { within }: { within?: string },
): FlowDefinition | undefined => (within === undefined ? definition : subflowAt(definition, within));

export function stateAt(definition: FlowDefinition, visit: { widget: string; within?: string }): FlowState | undefined {
  const own = definitionAt(definition, visit);
  return own && findState(own, visit.widget);
}

/** A widget of the flow or, if it has none of that name, of one of its subflows. */
export function findAnywhere(definition: FlowDefinition, name: string): FlowState | undefined {
  const own = findState(definition, name);
  if (own) return own;
  for (const subflow of subflowsOf(definition)) {
    const state = findState(subflow.definition, name);
    if (state) return state;
  }
  return undefined;
}

/** Every widget of the flow and its subflows. */
export const everyState = (definition: FlowDefinition): FlowState[] => [
  ...definition.states,
  ...subflowsOf(definition).flatMap((subflow) => subflow.definition.states),
];
