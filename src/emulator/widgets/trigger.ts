// Trigger: where every flow begins; it is left by what started the execution.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import type { Widget } from '../engine/widget.ts';

export const trigger: Widget = {
  type: 'trigger',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/trigger-start',
    notes:
      "The engine says what started the execution; where it does not, that was the REST API [assumed]. A message is a conversation's where the flow leads on from nothing else [assumed].",
  },
  enter: ({ memory }) => ({
    do: 'leave',
    event: WIDGET_TYPES.trigger.events.find((event) => event === memory.event) ?? 'incomingRequest',
  }),
};
