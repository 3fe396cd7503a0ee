// Conversation Relay: the call talks with a WebSocket server until their session ends.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

/** What the end of a session reports [catalogue]. */
const ENDED = { SessionId: `VX${'0'.repeat(32)}`, SessionStatus: 'ended', SessionDuration: '30', HandoffData: '' };

export const runConversationRelay: Widget = {
  type: 'run-conversation-relay',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/conversationrelay',
    notes: 'No session is opened. It succeeds unless a mock gives another event. A mock can give `HandoffData`.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'success', output: { ...callParameters(ctx), ...ENDED } }),
};
