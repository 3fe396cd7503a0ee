// Connect Virtual Agent, first version: a Dialogflow agent takes the call.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const connectVirtualAgent: Widget = {
  type: 'connect-virtual-agent',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/connect-virtual-agent-dialogflow-es',
    notes: 'No agent is connected. It returns unless a mock gives another event.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'return', output: callParameters(ctx) }),
};
