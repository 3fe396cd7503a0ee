// Start Conversation: creates a conversation for an execution that the REST API started.

import { conversationOf } from '../engine/conversation.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** Fails if the execution has a channel already, according to the widget's page. */
const enter = (ctx: WidgetContext): Outcome =>
  ctx.channel.kind === 'request'
    ? { do: 'party', usual: 'created', output: conversationOf(ctx) }
    : { do: 'leave', event: 'failed' };

export const startConversation: Widget = {
  type: 'start-conversation',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/start-conversation',
    notes:
      'For flows that the REST API triggers. No conversation is opened. It succeeds with an empty one unless a mock gives another, and that one becomes `flow.channel`.',
  },
  enter,
};
