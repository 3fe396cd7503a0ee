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

/** Without arguments, the widget's `input` is what is looked at. */
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
 * conditions. -1 where there is none.
 */
export function transitionBy(
  transitions: readonly FlowTransition[],
  event: string,
  evaluating: () => Evaluating,
): number {
  const indexes = transitions.flatMap((one, index) => (one.event === event ? [index] : []));
  const conditional = indexes.filter((index) => canBeEvaluated(transitions[index] as FlowTransition));
  if (conditional.length === 0) return indexes[0] ?? -1;
  const made = evaluating();
  if (made.behaviour.conditionsElsewhere === 'ignored') return indexes[0] ?? -1;
  const held = conditional.find((index) => conditionsHold(transitions[index] as FlowTransition, made));
  return held ?? indexes.find((index) => !conditional.includes(index)) ?? -1;
}
