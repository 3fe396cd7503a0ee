// Split Based On: leaves by the first transition whose conditions hold, else by noMatch.

import type { Condition, FlowTransition, Json } from '../../flow/types.ts';
import { ARGUMENTS_MUST_ALL_HOLD, FIRST_CONDITION_WINS } from '../engine/assumptions.ts';
import { holds, isCondition } from '../engine/predicates.ts';
import type { Effect, Widget, WidgetContext } from '../engine/widget.ts';

/** Without arguments, the split's input is what is looked at. */
function conditionHolds({ properties, render }: WidgetContext, condition: Condition): boolean {
  const value = render(condition.value);
  const subjects = condition.arguments?.length ? condition.arguments : [properties.input];
  const meets = (subject: Json | undefined) => holds(condition.type, render(subject), value);
  return ARGUMENTS_MUST_ALL_HOLD ? subjects.every(meets) : subjects.some(meets);
}

/** Several conditions on a transition: all must hold; without any it is never followed [assumed: the console draws one each]. */
function isFollowed(ctx: WidgetContext, { event, conditions = [] }: FlowTransition): boolean {
  return event === 'match' && conditions.length > 0 && conditions.every((one) => conditionHolds(ctx, one));
}

/** Such a condition never holds, and nobody would know why. */
const unknownConditions = (transitions: readonly FlowTransition[]): readonly Effect[] =>
  transitions
    .flatMap(({ conditions }) => conditions ?? [])
    .filter(({ type }) => !isCondition(type))
    .map(({ type }) => ({ type: 'note', message: `No condition of Studio's is of type \`${type}\`: it never holds.` }));

export const splitBasedOn: Widget = {
  type: 'split-based-on',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/split-based-on',
    notes:
      'Case and spaces at both ends do not count. The first transition that holds wins [assumed]. Several arguments, or several conditions of one transition, must all hold [assumed].',
  },
  enter: (ctx) => {
    const follows = (one: FlowTransition) => isFollowed(ctx, one);
    const { transitions } = ctx;
    const transition = FIRST_CONDITION_WINS ? transitions.findIndex(follows) : transitions.findLastIndex(follows);
    if (transition >= 0) return { do: 'leave', event: 'match', transition };
    return { do: 'leave', event: 'noMatch', effects: unknownConditions(transitions) };
  },
};
