// Trigger: the start of every flow; it is left by the event that started the execution.

import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import type { Widget } from '../engine/widget.ts';

export const trigger: Widget = {
  type: 'trigger',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/trigger-start',
    notes:
      'Without other information, the REST API started the execution [assumed]. In a flow that starts with conversations only, a message is a message of a conversation [assumed].',
  },
  enter: ({ memory }) => ({
    do: 'leave',
    event: WIDGET_TYPES.trigger.events.find((event) => event === memory.event) ?? 'incomingRequest',
  }),
};
