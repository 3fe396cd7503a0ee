// The message that a widget sends, from its properties: sender, recipient and content, or why Twilio would refuse it.

import { type ContentButton, type RenderedContent, renderContent, showsButtons } from '../../flow/content.ts';
import type { Behaviour } from './behaviour.ts';
import { keyValues } from './key-values.ts';
import type { Effect, InboundMessage, Signal, WidgetContext } from './widget.ts';

type SendMessage = Extract<Effect, { type: 'send-message' }>;

const NOTHING: RenderedContent = { body: '', media: [], buttons: [], notes: [] };

/** A template that cannot be rendered is shown as its SID and the values of its placeholders, with the reason. */
function unrendered(sid: string, given: Readonly<Record<string, string>>, types?: readonly string[]): RenderedContent {
  const filled = Object.entries(given).map(([key, text]) => `${key}=${text}`);
  const named = types?.map((type) => `\`${type}\``).join(', ');
  const why = named ? `${named}: not rendered here` : 'no file beside the flow';
  const note = named
    ? `the content template ${sid} has only ${named}, which the emulator does not render`
    : `the content template ${sid} is not in a file beside the flow, so that its message is not known: save it as content/${sid}.json`;
  return { ...NOTHING, body: [sid, ...filled, `(content template, ${why})`].join(' '), notes: [note] };
}

function templateMessage({ properties, render, contentTemplate }: WidgetContext, to: string): RenderedContent {
  const sid = render(properties.content_sid).trim();
  if (sid === '') return NOTHING;
  const pairs = keyValues(properties.content_variables, render).map(({ key, text }) => [key, text] as const);
  const given = Object.fromEntries(pairs);
  const template = contentTemplate(sid);
  if (!template) return unrendered(sid, given);
  return renderContent(template, given, to) ?? unrendered(sid, given, Object.keys(template.types));
}

/** The console keeps the text of a widget that was switched to a content template, but Studio sends the template. */
function contentOf(ctx: WidgetContext, to: string): RenderedContent {
  const { properties, render } = ctx;
  const isTemplate = render(properties.message_type) === 'content_template' && render(properties.content_sid) !== '';
  const body = isTemplate ? '' : render(properties.body);
  return body === '' ? templateMessage(ctx, to) : { ...NOTHING, body };
}

const recipientOf = ({ properties, render, channel }: WidgetContext): string =>
  render(properties.to).trim() || channel.contact;

export type Composed = { message: SendMessage; logs: Effect[]; refused?: string };

/** Why Twilio would refuse it. Source: https://www.twilio.com/docs/api/errors/81011 */
const refusalOf = ({ body, media }: SendMessage, content: RenderedContent): string | undefined =>
  body === '' && media.length === 0 ? '81011: the message has neither a body nor media.' : content.refused;

export function composeMessage(ctx: WidgetContext): Composed {
  const { properties, render, channel } = ctx;
  const to = recipientOf(ctx);
  const content = contentOf(ctx, to);
  const media = render(properties.media_url).trim();
  const message: SendMessage = {
    type: 'send-message',
    from: render(properties.from).trim() || channel.flow,
    to,
    body: content.body,
    media: media === '' ? content.media : [media, ...content.media],
    ...(content.buttons.length > 0 ? { buttons: content.buttons.map(({ title }) => title) } : {}),
  };
  const fix = 'see docs/scenarios.md, Content templates';
  const logs = content.notes.map((note): Effect => ({ type: 'log', message: note, fix }));
  const refused = refusalOf(message, content);
  return { message, logs, ...(refused ? { refused } : {}) };
}

const TAPPED: Readonly<Record<ContentButton['of'], (button: ContentButton) => InboundMessage>> = {
  button: ({ title, id }) => ({ ButtonText: title, ButtonPayload: id || title }),
  list: ({ title, id }) => ({ ListTitle: title, ListId: id || title }),
};

/** What a reply says about the tapped button or list item. That a reply with the same words counts as a tap is assumed. */
export function tappedBy(ctx: WidgetContext, { Body = '' }: InboundMessage): InboundMessage {
  if (ctx.properties.content_sid === undefined || !showsButtons(recipientOf(ctx))) return {};
  const tapped = contentOf(ctx, recipientOf(ctx)).buttons.find(({ title }) => title === Body);
  return tapped ? TAPPED[tapped.of](tapped) : {};
}

type Status = Extract<Signal, { type: 'delivery' }>['status'];

export const isSent = (status: Status, { undeliveredMessage }: Behaviour): boolean =>
  status === 'delivered' || (status === 'undelivered' && undeliveredMessage === 'sent');
