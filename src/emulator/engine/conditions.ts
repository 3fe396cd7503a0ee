// Which transition a widget is left by: those of one event in order, each with its conditions, as on a split.
import type { Condition, FlowTransition, JsonObject } from '../../flow/types.ts';
import type { Behaviour } from './behaviour.ts';
import { holds } from './predicates.ts';
import type { WidgetContext } from './widget.ts';

/** What a condition is evaluated with. */
export type Evaluating = Pick<WidgetContext, 'render' | 'isNumber'> & {
  readonly behaviour: Behaviour;
  readonly properties: JsonObject;
};

/** Without arguments, a condition compares the widget's `input`. */
function subjectsOf({ arguments: subjects }: Condition, { properties, behaviour }: Evaluating) {
  if (!subjects?.length) return [properties.input];
  // The loader writes '' for a null argument.
  return subjects.map((subject) => subject || (behaviour.nullArgument === 'input' ? properties.input : ''));
}

function conditionHolds(condition: Condition, evaluating: Evaluating): boolean {
  const { render, isNumber, behaviour } = evaluating;
  const value = render(condition.value);
  const subjects = subjectsOf(condition, evaluating);
  const meets = (subject: (typeof subjects)[number]) =>
    holds(condition.type, render(subject), value, { behaviour, isNumber: () => isNumber(subject) });
  return behaviour.severalArguments === 'all' ? subjects.every(meets) : subjects.some(meets);
}

/** Whether a transition's conditions let it be followed. There must be one. */
export function conditionsHold({ conditions = [] }: FlowTransition, evaluating: Evaluating): boolean {
  if (conditions.length === 0) return false;
  const meets = (condition: Condition) => conditionHolds(condition, evaluating);
  return evaluating.behaviour.severalConditions === 'all' ? conditions.every(meets) : conditions.some(meets);
}

/** Conditions of other widgets than splits have no `input`: what names no argument says nothing. */
const canBeEvaluated = ({ conditions }: FlowTransition): boolean =>
  Boolean(conditions?.some(({ arguments: subjects }) => subjects?.length));

/**
 * The index of the transition by which a widget is left by an event: the first whose conditions hold, else the first without
 * conditions. -1 where there is none. Every step asks: no list is made.
 */
export function transitionBy(
  transitions: readonly FlowTransition[],
  event: string,
  evaluating: () => Evaluating,
): number {
  let unconditional = -1;
  let made: Evaluating | undefined;
  for (let index = 0; index < transitions.length; index += 1) {
    const transition = transitions[index];
    if (transition?.event !== event) continue;
    if (!canBeEvaluated(transition)) {
      if (unconditional < 0) unconditional = index;
      continue;
    }
    made ??= evaluating();
    if (made.behaviour.conditionsElsewhere === 'ignored') return unconditional < 0 ? index : unconditional;
    if (conditionsHold(transition, made)) return index;
  }
  return unconditional;
}
