// The position of a widget among nested flows: a place is the list of Run Subflow widgets that lead to it from the flow itself.
import type { StepRecord } from '../emulator/engine/records.ts';
import type { SimulatedFlow } from '../emulator/engine/simulation.ts';
import { findState } from '../flow/graph.ts';
import type { FlowDefinition, FlowState } from '../flow/types.ts';

/** Names of widgets; empty for the flow itself. */
export type Place = readonly string[];

/** The flow of the conversation, and the flows that it or its subflows may run. */
export type Flows = readonly [SimulatedFlow, ...SimulatedFlow[]];

/** The flow at a place. Its SID is '' for the flow itself. */
export type Level = { place: Place; id: string; definition: FlowDefinition; name: string; sid: string };

/** A place as text, for the page. */
export const placeId = (place: Place): string => (place.length === 0 ? '' : JSON.stringify(place));

/** Parses a place from the page; an invalid one means the flow itself. */
export function readPlace(text: string): Place {
  try {
    const value: unknown = JSON.parse(text || '[]');
    return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : [];
  } catch {
    return [];
  }
}

export const rootLevel = ([{ name, definition }]: Flows): Level => ({ place: [], id: '', definition, name, sid: '' });

const sidIn = ({ properties }: FlowState): string | undefined =>
  typeof properties.flow_sid === 'string' ? properties.flow_sid.trim() : undefined;

/** The flow that a widget of a level runs; `ran` is the SID that an execution found there, if a template sets it. */
export function levelBelow(flows: Flows, level: Level, widget: string, ran?: string): Level | undefined {
  const state = findState(level.definition, widget);
  if (state?.type !== 'run-subflow') return undefined;
  const sid = ran ?? sidIn(state);
  const flow = flows.slice(1).find((one) => one.sid !== undefined && one.sid === sid);
  if (!flow || sid === undefined) return undefined;
  const place = [...level.place, widget];
  return { place, id: placeId(place), definition: flow.definition, name: flow.name, sid };
}

/** The level at a place, if all flows that lead to it are known. */
export const levelAt = (flows: Flows, place: Place): Level | undefined =>
  place.reduce<Level | undefined>((level, widget) => level && levelBelow(flows, level, widget), rootLevel(flows));

/** The file of a subflow. */
export const fileOf = (flow: SimulatedFlow): string | undefined =>
  'definitionPath' in flow && typeof flow.definitionPath === 'string' ? flow.definitionPath : undefined;

/** The level of each step: a subflow's steps have the SID of the parent's step into the widget that runs it. */
export function levelsOf(steps: readonly StepRecord[], flows: Flows): Level[] {
  const root = rootLevel(flows);
  const bySid = new Map<string, { step: StepRecord; level: Level }>();
  const known = new Map<string, Level>([['', root]]);
  const [first] = steps;
  let latest: StepRecord | undefined;
  return steps.map((step) => {
    // An account may omit the parent's step: then the subflow is the one that the flow's own latest step led to.
    const isOwn = step.parentStepSid === null && step.flowSid === first?.flowSid;
    const parent = isOwn ? undefined : bySid.get(step.parentStepSid ?? latest?.sid ?? '');
    const id = parent ? placeId([...parent.level.place, parent.step.to]) : '';
    const level =
      known.get(id) ??
      (parent && levelBelow(flows, parent.level, parent.step.to, step.flowSid)) ??
      parent?.level ??
      root;
    known.set(id, level);
    bySid.set(step.sid, { step, level });
    if (isOwn) latest = step;
    return level;
  });
}
