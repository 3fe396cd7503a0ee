// Send Message: sends a message; the flow continues when Twilio reports its delivery.

import { composeMessage, isSent } from '../engine/outgoing-message.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

function send(ctx: WidgetContext): Outcome {
  const { message, logs, refused } = composeMessage(ctx);
  if (refused) return { do: 'leave', event: 'failed', effects: [{ type: 'note', message: refused }] };
  return { do: 'wait', on: ['delivery'], effects: [...logs, message] };
}

export const sendMessage: Widget = {
  type: 'send-message',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/send-message',
    notes:
      'Without a body or media it fails at once. A content template is rendered from its file beside the flow; which of its types a channel shows, and the text of a card, are assumed. A template without a file, or of another type, is shown as its SID and variables.',
  },
  enter: send,
  resume: ({ behaviour }, signal) => {
    if (signal.type !== 'delivery') return { do: 'leave', event: 'failed' };
    const event = isSent(signal.status, behaviour) ? 'sent' : 'failed';
    return { do: 'leave', event, output: { outbound: signal.message } };
  },
};
