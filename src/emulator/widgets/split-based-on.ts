// Split Based On: leaves by the first transition whose conditions hold, else by noMatch.

import type { Condition, FlowTransition } from '../../flow/types.ts';
import { holds } from '../engine/predicates.ts';
import type { Visit, Widget } from '../engine/widget.ts';

/** Several arguments: each of them must meet the condition [assumed: every public flow has one]. Without any, the split's input does. */
function conditionHolds({ properties, render }: Visit, condition: Condition): boolean {
  const value = render(condition.value);
  const subjects = condition.arguments?.length ? condition.arguments : [properties.input];
  return subjects.every((subject) => holds(condition.type, render(subject), value));
}

/** Several conditions on a transition: all must hold; without any it is never followed [assumed: the console draws one each]. */
function isFollowed(visit: Visit, { event, conditions = [] }: FlowTransition): boolean {
  return event === 'match' && conditions.length > 0 && conditions.every((one) => conditionHolds(visit, one));
}

export const splitBasedOn: Widget = {
  type: 'split-based-on',
  events: ['match', 'noMatch'],
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/split-based-on',
    notes:
      'Case and spaces at both ends do not count. The first transition that holds wins [assumed]. Several arguments, or several conditions of one transition, must all hold [assumed].',
  },
  enter: (visit) => {
    const transition = visit.transitions.findIndex((one) => isFollowed(visit, one));
    return transition < 0 ? { do: 'leave', event: 'noMatch' } : { do: 'leave', event: 'match', transition };
  },
};
