// Resume Conversation: an execution that the REST API started takes up a conversation that is there already.

import type { Outcome, Widget, WidgetContext } from '../engine/widget.ts';

/** An execution with a channel already cannot have another one: the page says that it fails then. */
const enter = ({ channel }: WidgetContext): Outcome =>
  channel.kind === 'request' ? { do: 'party', usual: 'resumed' } : { do: 'leave', event: 'failed' };

export const resumeConversation: Widget = {
  type: 'resume-conversation',
  knowledge: {
    fidelity: 'assumed',
    source: 'https://www.twilio.com/docs/studio/widget-library/resume-conversation',
    notes:
      'The page tells what it does; the names of its type and events are from a public catalogue of widgets. No conversation is opened: what `widgets.NAME.conversation` holds comes from a mock.',
  },
  enter,
};
