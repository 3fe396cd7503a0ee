// Start Conversation: an execution that the REST API started gets a conversation of its own.

import { conversationOf } from '../engine/conversation.ts';
import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** An execution with a channel already cannot have another one: the page says that it fails then. */
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
