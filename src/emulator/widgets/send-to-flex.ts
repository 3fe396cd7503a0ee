// Send To Flex: a call, message or conversation becomes a task for an agent.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const sendToFlex: Widget = {
  type: 'send-to-flex',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/send-flex',
    notes: 'No task is made and no agent answers: it completes at once unless a mock says otherwise.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'callComplete', output: callParameters(ctx) }),
};
