// The result of Start and Resume Conversation without a mock: a conversation with the contact as its only participant.
import type { JsonObject } from '../../flow/types.ts';
import type { WidgetContext } from './widget.ts';

const NO_SID = '0'.repeat(32);

export function conversationOf({ properties, render, channel, now }: WidgetContext): JsonObject {
  const date = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const sid = render(properties.conversation_sid) || `CH${NO_SID}`;
  const url = `https://conversations.twilio.com/v1/Conversations/${sid}`;
  const participant = {
    sid: `MB${NO_SID}`,
    identity: null,
    attributes: '{}',
    role_sid: null,
    conversation_sid: sid,
    date_created: date,
    date_updated: date,
    messaging_binding: { address: channel.contact, proxy_address: channel.flow },
    url: `${url}/Participants/MB${NO_SID}`,
  };
  const conversation = {
    sid,
    friendly_name: render(properties.friendly_name),
    state: 'active',
    attributes: render(properties.attributes) || '{}',
    bindings: {},
    chat_service_sid: render(properties.conversation_service_sid),
    messaging_service_sid: render(properties.messaging_service_sid) || null,
    date_created: date,
    date_updated: date,
    timers: {},
    links: {},
    url,
    participants: [participant],
  };
  return { conversation, webhook_sid: `WH${NO_SID}`, close_channel_on_execution_end: false };
}
