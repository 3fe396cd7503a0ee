// The conditions of splits with their places, for the operators that change them.
import type { Condition, FlowDefinition, FlowState } from '../../../flow/types.ts';
import { type Path, transitionsOf } from '../operator.ts';

export type ConditionAt = { state: FlowState; condition: Condition; path: Path };

export const conditionsOf = (flow: FlowDefinition): ConditionAt[] =>
  transitionsOf(flow).flatMap(({ state, transition, at }) =>
    (transition.conditions ?? []).map((condition, index) => ({ state, condition, path: [...at, 'conditions', index] })),
  );

export const conditionName = ({ type, value }: Condition): string => `${type} ${value}`.trim();
