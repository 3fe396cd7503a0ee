// The message that a widget sends, from its properties: who, to whom, what; or why Twilio would not take it.

import type { Behaviour } from './behaviour.ts';
import { keyValues } from './key-values.ts';
import type { Effect, Signal, WidgetContext } from './widget.ts';

type SendMessage = Extract<Effect, { type: 'send-message' }>;

/** A content template lives on Twilio's side: here its message reads as its SID and what fills its places. */
function templateText({ properties, render }: WidgetContext): string {
  const sid = render(properties.content_sid);
  if (sid === '') return '';
  const filled = keyValues(properties.content_variables, render).map(({ key, text }) => `${key}=${text}`);
  return [sid, ...filled].join(' ');
}

/** The console keeps the text of a widget that was switched to a content template: what is sent is the template. */
function bodyOf(ctx: WidgetContext): string {
  const { properties, render } = ctx;
  const template = render(properties.message_type) === 'content_template' ? templateText(ctx) : '';
  return template || render(properties.body) || templateText(ctx);
}

export function messageOf(ctx: WidgetContext): SendMessage {
  const { properties, render, channel } = ctx;
  const media = render(properties.media_url).trim();
  return {
    type: 'send-message',
    from: render(properties.from).trim() || channel.flow,
    to: render(properties.to).trim() || channel.contact,
    body: bodyOf(ctx),
    media: media === '' ? [] : [media],
  };
}

type Status = Extract<Signal, { type: 'delivery' }>['status'];

export const isSent = (status: Status, { undeliveredMessage }: Behaviour): boolean =>
  status === 'delivered' || (status === 'undelivered' && undeliveredMessage === 'sent');

/** Why it cannot be sent at all. Source: https://www.twilio.com/docs/api/errors/81011 */
export const cannotSend = ({ body, media }: SendMessage): string | undefined =>
  body === '' && media.length === 0 ? '81011: the message has neither a body nor media.' : undefined;
