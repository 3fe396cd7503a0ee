// Split Based On: leaves by the first transition whose conditions hold, otherwise by noMatch.

import type { FlowTransition } from '../../flow/types.ts';
import { conditionsHold } from '../engine/conditions.ts';
import { isCondition } from '../engine/predicates.ts';
import type { Effect, Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** Conditions of unknown types never hold: reports them, since their author could not see why. */
function unknownConditions(transitions: readonly FlowTransition[]): Effect[] {
  const effects: Effect[] = [];
  for (const { conditions = [] } of transitions)
    for (const { type } of conditions)
      if (!isCondition(type))
        effects.push({ type: 'note', message: `\`${type}\` is not a condition of Studio's: it never holds.` });
  return effects;
}

/** Source: https://www.twilio.com/docs/api/errors/81005 */
const NO_MATCH: Effect = {
  type: 'log',
  code: 81005,
  message: 'no condition matched, and the flow has no transition for No Match',
  fix: 'connect No Match in the flow',
};

function noMatch(transitions: readonly FlowTransition[]): Outcome {
  const isConnected = transitions.some(({ event, next }) => event === 'noMatch' && next);
  const effects = unknownConditions(transitions);
  if (!isConnected) effects.push(NO_MATCH);
  return { do: 'leave', event: 'noMatch', output: {}, effects };
}

function enter(ctx: WidgetContext): Outcome {
  const { transitions, behaviour } = ctx;
  const follows = (one: FlowTransition) => one.event === 'match' && conditionsHold(one, ctx);
  const first = behaviour.severalMatches === 'first';
  const transition = first ? transitions.findIndex(follows) : transitions.findLastIndex(follows);
  return transition >= 0 ? { do: 'leave', event: 'match', transition, output: {} } : noMatch(transitions);
}

export const splitBasedOn: Widget = {
  type: 'split-based-on',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/split-based-on',
    notes: 'Case and spaces at both ends are ignored. A transition without conditions is never followed by `match`.',
  },
  enter: (ctx) => {
    const outcome = enter(ctx);
    // Splits are frequent: an outcome is copied only if it must change.
    if (ctx.behaviour.splitContext === 'empty-object' || outcome.do !== 'leave') return outcome;
    const { output: _, ...rest } = outcome;
    return rest;
  },
};
