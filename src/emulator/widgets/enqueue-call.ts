// Enqueue Call: the call waits in a queue or for a TaskRouter worker, and may return to the flow.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const enqueueCall: Widget = {
  type: 'enqueue-call',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/enqueue-call',
    notes:
      'There is no queue. It completes at once unless a mock gives another event. After a TaskRouter workflow the flow has no call any more. Only `<Dial><Queue>` returns a call, from a plain queue.',
  },
  enter: (ctx) => ({
    do: 'party',
    usual: 'callComplete',
    output: {
      ...callParameters(ctx),
      QueueResult: 'bridged',
      QueueSid: `QU${(ctx.channel.call?.sid ?? '').slice(2)}`,
      QueueTime: '0',
    },
  }),
};
