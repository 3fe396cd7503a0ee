// Chooses the transition by which a widget is left: of one event's transitions in order, the first whose conditions hold.
import type { Condition, FlowTransition, JsonObject } from '../../flow/types.ts';
import type { Behaviour } from './behaviour.ts';
import { holds } from './predicates.ts';
import type { WidgetContext } from './widget.ts';

/** What conditions are evaluated with. */
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

/** Whether all conditions of a transition hold. There must be at least one. */
export function conditionsHold({ conditions = [] }: FlowTransition, evaluating: Evaluating): boolean {
  if (conditions.length === 0) return false;
  const meets = (condition: Condition) => conditionHolds(condition, evaluating);
  return evaluating.behaviour.severalConditions === 'all' ? conditions.every(meets) : conditions.some(meets);
}

/** Conditions of widgets other than splits have no `input`: without arguments they cannot be evaluated. */
const canBeEvaluated = ({ conditions }: FlowTransition): boolean =>
  Boolean(conditions?.some(({ arguments: subjects }) => subjects?.length));

/**
 * The index of the transition by which an event leaves a widget: the first whose conditions hold, otherwise the first without conditions;
 * -1 if there is none. Called for every step, so it makes no lists.
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
