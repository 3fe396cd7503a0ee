// The steps of a conversation: which event left which widget, why, and what that changed in the context.

import type { StepRecord } from '../emulator/engine/records.ts';
import type { SimulatedRun } from '../emulator/engine/simulation.ts';
import { findState } from '../flow/graph.ts';
import { isObject } from '../flow/json-value.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { explainVisit } from '../path/explain.ts';
import type { Level } from './nesting.ts';
import type { StepView } from './view.ts';

const MAX_CHANGES = 60;

/** Each value that differs between two contexts, by its dotted path. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path = ''): StepView['changes'] {
  if (before === after) return [];
  if (isObject(after) && (isObject(before) || before === undefined)) {
    const old: JsonObject = before ?? {};
    const keys = [...new Set([...Object.keys(old), ...Object.keys(after)])];
    return keys
      .flatMap((key) => changesBetween(old[key], after[key], path ? `${path}.${key}` : key))
      .slice(0, MAX_CHANGES);
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

type At = { step: StepRecord; level: Level; context: JsonObject };

const whyOf = ({ step, level, context }: At): string[] => {
  if (findState(level.definition, step.from)?.type === 'trigger') return [];
  const at = new Date(step.at).toISOString();
  const visit = { widget: step.from, event: step.name, enteredAt: at, leftAt: at };
  const next = step.to === ENDED ? {} : { next: step.to };
  const why = explainVisit({ definition: level.definition, visit, context, ...next });
  // The page shows the event already, so a line with nothing more is left out.
  return why.length === 1 && why[0] === `\`${step.from}\` was left by \`${step.name}\`` ? [] : why;
};

function viewOf(index: number, { step, level, context }: At, before: JsonObject | undefined): StepView {
  const state: FlowState | undefined = findState(level.definition, step.from);
  const depth = level.place.length;
  return {
    index,
    widget: step.from,
    type: state?.type ?? 'trigger',
    event: step.name,
    ...(step.to === ENDED ? {} : { next: step.to }),
    at: step.at,
    depth,
    place: level.id,
    ...(depth > 0 ? { flow: level.name } : {}),
    why: whyOf({ step, level, context }),
    changes: before ? changesBetween(before, context) : [],
  };
}

/** The view of a step does not change: as a conversation continues, only new steps are described. */
const views = new WeakMap<StepRecord, StepView>();

/** Each is compared with the previous step in the same flow: each run of a subflow has its own context. */
export function stepViews({ steps }: Pick<SimulatedRun, 'steps'>, levels: readonly Level[]): StepView[] {
  const before = new Map<string, StepRecord>();
  return steps.flatMap((step, index) => {
    const level = levels[index];
    if (!level) return [];
    const run = `${step.parentStepSid} ${step.flowSid}`;
    const previous = before.get(run);
    before.set(run, step);
    const known = views.get(step);
    if (known) return [known];
    const view = viewOf(index, { step, level, context: step.contextThen() }, previous?.contextThen());
    views.set(step, view);
    return [view];
  });
}
