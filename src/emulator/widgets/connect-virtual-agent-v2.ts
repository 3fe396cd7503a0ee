// Connect Virtual Agent, second version: a connector's agent takes the call, and may pass it to a person.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

/** What the end of a session reports [catalogue]. */
const COMPLETED = {
  VirtualAgentProvider: 'Google Dialogflow CX',
  VirtualAgentStatus: 'completed',
  VirtualAgentProviderData: { ConversationId: '', EndUserId: '' },
  VirtualAgentError: '',
  VirtualAgentErrorCode: '',
};

export const connectVirtualAgentV2: Widget = {
  type: 'connect-virtual-agent-v2',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/connect-virtual-agent',
    notes:
      'No agent is connected. It completes unless a mock gives another event. `paused` and `timeout` are from the catalogue.',
  },
  enter: (ctx) => ({
    do: 'party',
    usual: 'completed',
    output: { ...callParameters(ctx), ...COMPLETED },
  }),
};
