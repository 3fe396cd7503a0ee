// Send & Wait For Reply: sends a message to the contact and waits for a reply.

import type { JsonObject } from '../../flow/types.ts';
import { WIDGET_TYPES } from '../../flow/widget-types.ts';
import { composeMessage, isSent, tappedBy } from '../engine/outgoing-message.ts';
import { secondsOf } from '../engine/seconds.ts';
import type { Outcome, Signal, Widget, WidgetContext } from '../engine/widget.ts';

function send(ctx: WidgetContext): Outcome {
  const { message, logs, refused } = composeMessage(ctx);
  if (refused) return { do: 'leave', event: 'deliveryFailure', effects: [{ type: 'note', message: refused }] };
  // The reply can arrive before the delivery receipt.
  return { do: 'wait', on: ['delivery', 'message'], effects: [...logs, message] };
}

const waitForReply = (ctx: WidgetContext, outbound: JsonObject): Outcome => ({
  do: 'wait',
  on: ['message', 'timeout'],
  timeoutSeconds: secondsOf(ctx, ctx.properties.timeout, WIDGET_TYPES['send-and-wait-for-reply'].timeoutSeconds),
  memory: { outbound },
});

/**
 * A conversation's reply is under `trigger.conversation`, and leaves by `incomingConversationMessage` [catalogue]. Flows made in the
 * console have no such transition on this widget: there the reply leaves by `incomingMessage` [assumed].
 */
function replied(ctx: WidgetContext, { message }: Extract<Signal, { type: 'message' }>, sent: JsonObject): Outcome {
  const inbound = { inbound: { ...message, ...tappedBy(ctx, message) } };
  if (ctx.channel.kind !== 'conversation')
    return { do: 'leave', event: 'incomingMessage', output: { ...inbound, ...sent } };
  const own = ctx.transitions.some(({ event }) => event === 'incomingConversationMessage');
  const event = own ? 'incomingConversationMessage' : 'incomingMessage';
  const output = ctx.behaviour.conversationReply === 'inbound-too' ? { ...inbound, ...sent } : sent;
  return {
    do: 'leave',
    event,
    output,
    effects: [{ type: 'set-trigger', subtree: 'conversation', values: { ...message } }],
  };
}

function goOn(ctx: WidgetContext, signal: Signal): Outcome {
  if (signal.type === 'delivery') {
    if (isSent(signal.status, ctx.behaviour)) return waitForReply(ctx, signal.message);
    return { do: 'leave', event: 'deliveryFailure', output: { outbound: signal.message } };
  }
  const { outbound } = ctx.memory;
  const sent: JsonObject = outbound === undefined ? {} : { outbound };
  if (signal.type !== 'message') return { do: 'leave', event: 'timeout', output: sent };
  return replied(ctx, signal, sent);
}

export const sendAndWaitForReply: Widget = {
  type: 'send-and-wait-for-reply',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/send-wait-reply',
    notes:
      'The timeout starts when the message is delivered [assumed]. Without a body or media it fails at once. A content template is rendered from its file beside the flow; which of its types a channel shows, and the text of a card, are assumed. A template without a file, or of another type, is shown as its SID and variables.',
  },
  enter: send,
  resume: goOn,
};
