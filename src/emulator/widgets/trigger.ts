// Trigger: where every flow begins; it is left by what started the execution.

import type { Widget } from '../engine/widget.ts';

const EVENTS = [
  'incomingMessage',
  'incomingCall',
  'incomingConversationMessage',
  'incomingRequest',
  'incomingParent',
] as const;

export const trigger: Widget = {
  type: 'trigger',
  events: EVENTS,
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/trigger-start',
    notes:
      "The engine says what started the execution; where it does not, that was the REST API [assumed]. A message is a conversation's where the flow leads on from nothing else [assumed].",
  },
  enter: ({ memory }) => ({
    do: 'leave',
    event: EVENTS.find((event) => event === memory.event) ?? 'incomingRequest',
  }),
};
