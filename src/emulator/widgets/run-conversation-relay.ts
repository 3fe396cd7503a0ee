// Conversation Relay: the call talks with a WebSocket server until their session ends.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

export const runConversationRelay: Widget = {
  type: 'run-conversation-relay',
  knowledge: {
    fidelity: 'assumed',
    source: 'https://www.twilio.com/docs/studio/widget-library/conversationrelay',
    notes:
      'The page tells what it does; the names of its type and events are from a public catalogue of widgets. No session is opened: it succeeds unless a mock says otherwise, and `HandoffData` comes from one.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'success', output: callParameters(ctx) }),
};
