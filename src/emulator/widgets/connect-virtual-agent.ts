// Connect Virtual Agent, the first version: a Dialogflow agent takes the call.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const connectVirtualAgent: Widget = {
  type: 'connect-virtual-agent',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/connect-virtual-agent-dialogflow-es',
    notes: 'No agent is asked: it returns unless a mock says otherwise.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'return', output: callParameters(ctx) }),
};
