// Starts an execution as Twilio would for a message, a conversation, a call or a parent flow, with the same trigger data.
import type { Json, JsonObject } from '../../flow/types.ts';
import { arrive } from './calls.ts';
import { completed, conversationOf, keepMessage, triggerOfMessage } from './messages.ts';
import type { ExecutionRecord } from './records.ts';
import type { Arrival } from './studio.ts';
import type { InboundMessage } from './widget.ts';
import type { World } from './world.ts';

/** The fields of a webhook are text: objects are sent as JSON. */
const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const asTexts = (fields: JsonObject): InboundMessage =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asText(value)]));

function writtenTo(world: World, flowSid: string, arrival: Arrival): ExecutionRecord {
  const { trigger, contact, flowAddress, body = '', fields = {} } = arrival;
  const message = completed(world, { From: contact, To: flowAddress, Body: body, ...asTexts(fields) });
  const kept = { from: contact, to: flowAddress, body, media: [], direction: 'inbound', status: 'received' } as const;
  const inbound = keepMessage(world, kept, { sid: message.MessageSid ?? world.sid('SM') });
  const started = world.startExecution({
    flowSid,
    contact,
    flowAddress,
    ...(trigger === 'incomingConversationMessage'
      ? { kind: 'conversation' as const, trigger: { conversation: { ...conversationOf(world, message), ...fields } } }
      : triggerOfMessage(world, flowSid, message)),
  });
  inbound.executionSid = started.sid;
  return started;
}

export function startBy(world: World, flowSid: string, arrival: Arrival): ExecutionRecord {
  const { trigger, contact, flowAddress, fields = {} } = arrival;
  if (trigger === 'incomingCall')
    return arrive(world, flowSid, { from: contact, to: flowAddress, parameters: fields }).record;
  if (trigger !== 'incomingParent') return writtenTo(world, flowSid, arrival);
  const parent = { parameters: {}, ...fields };
  return world.startExecution({
    flowSid,
    contact,
    flowAddress,
    kind: 'request',
    event: 'incomingParent',
    trigger: { parent },
  });
}
