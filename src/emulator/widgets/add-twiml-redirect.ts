// TwiML Redirect: the call or message leaves for TwiML elsewhere, and may come back to the flow.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const addTwimlRedirect: Widget = {
  type: 'add-twiml-redirect',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/twiml-redirect',
    notes:
      'The TwiML is not fetched: it returns at once unless a mock says otherwise; `output` holds what the return brings along.',
  },
  enter: (ctx) => ({
    do: 'party',
    usual: 'return',
    output: { ...callParameters(ctx), FlowEvent: 'return' },
  }),
};
