// Call Recording: turns the recording of the call on or off.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const recordCall: Widget = {
  type: 'record-call',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/call-recording',
    notes: 'Nothing is recorded. It fails only where no call is up.',
  },
  enter: (ctx) => ({
    do: 'leave',
    event: ctx.channel.call ? 'success' : 'failed',
    output: callParameters(ctx),
  }),
};
