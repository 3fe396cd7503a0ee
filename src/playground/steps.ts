// The steps of a conversation: which widget was left by which event, why, and what that changed in the context.

import type { StepRecord } from '../emulator/engine/records.ts';
import type { SimulatedRun } from '../emulator/engine/simulation.ts';
import { findState } from '../flow/graph.ts';
import { isObject } from '../flow/json-value.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { explainVisit } from '../path/explain.ts';
import { ENDED } from '../path/trace.ts';
import type { Level } from './nesting.ts';
import type { StepView } from './view.ts';

const MOST_CHANGES = 60;

/** Each value that differs between two contexts, by its dotted path. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path = ''): StepView['changes'] {
  if (before === after) return [];
  if (isObject(after) && (isObject(before) || before === undefined)) {
    const old: JsonObject = before ?? {};
    const keys = [...new Set([...Object.keys(old), ...Object.keys(after)])];
    return keys
      .flatMap((key) => changesBetween(old[key], after[key], path ? `${path}.${key}` : key))
      .slice(0, MOST_CHANGES);
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
  // The page shows the event already: a line that says nothing more is left out.
  return why.length === 1 && why[0] === `\`${step.from}\` was left by \`${step.name}\`` ? [] : why;
};

/** Of each flow level, the context that its step before had: a subflow has a context of its own. */
export function stepViews({ steps }: Pick<SimulatedRun, 'steps'>, levels: readonly Level[]): StepView[] {
  const before = new Map<number, JsonObject>();
  return steps.flatMap((step, index) => {
    const level = levels[index];
    if (!level) return [];
    const depth = level.place.length;
    const context = step.contextThen();
    const state: FlowState | undefined = findState(level.definition, step.from);
    const changes = before.has(depth) ? changesBetween(before.get(depth), context) : [];
    before.set(depth, context);
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
      changes,
    };
  });
}
