// The parameters that Twilio sends with every request of a call; voice widgets keep them in the context.
// Names: https://www.twilio.com/docs/voice/twiml#request-parameters

import type { JsonObject } from '../../flow/types.ts';
import { callGeography } from './geography.ts';
import type { WidgetContext } from './widget.ts';

/** The parameters of a voice widget's request: those of the call and, for an incoming call, those of its trigger. */
export function callParameters({ channel, context, accountSid }: WidgetContext): JsonObject {
  const { call, contact, flow } = channel;
  if (!call) return {};
  const inbound = call.direction === 'inbound';
  const from = inbound ? contact : flow;
  const to = inbound ? flow : contact;
  const trigger = context.trigger as { call?: JsonObject } | undefined;
  return {
    ...(inbound ? trigger?.call : { AccountSid: accountSid, ...callGeography(from, to) }),
    CallSid: call.sid,
    CallStatus: call.status,
    Direction: call.direction,
    ApiVersion: '2010-04-01',
    From: from,
    Caller: from,
    To: to,
    Called: to,
  };
}
