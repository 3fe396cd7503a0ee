// Trigger: where every flow begins; it is left by what started the execution.

import type { FlowTransition } from '../../flow/types.ts';
import type { Visit, Widget } from '../engine/widget.ts';

const EVENTS = [
  'incomingMessage',
  'incomingCall',
  'incomingConversationMessage',
  'incomingRequest',
  'incomingParent',
] as const;

const leadsOn = (transitions: readonly FlowTransition[], event: string): boolean =>
  transitions.some((transition) => transition.event === event && transition.next);

/** Whether a number's messages become conversations is set outside of the flow: a flow that takes nothing else gets them so. */
function eventOf({ memory, transitions }: Visit): string {
  const event = EVENTS.find((one) => one === memory.event) ?? 'incomingRequest';
  const isConversation =
    event === 'incomingMessage' && !leadsOn(transitions, event) && leadsOn(transitions, 'incomingConversationMessage');
  return isConversation ? 'incomingConversationMessage' : event;
}

export const trigger: Widget = {
  type: 'trigger',
  events: EVENTS,
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/trigger-start',
    notes:
      "The engine says what started the execution; where it does not, that was the REST API [assumed]. A message is taken as a conversation's where the flow leads on from those only [assumed]: its parameters are in `trigger.message`, and `trigger.conversation` is empty.",
  },
  enter: (visit) => ({ do: 'leave', event: eventOf(visit) }),
};
