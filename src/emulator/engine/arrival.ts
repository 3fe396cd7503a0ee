// How a contact's first message starts a flow: as a message, or as that of a conversation, each with Twilio's variables.
import { startOf } from '../../flow/graph.ts';
import type { FlowDefinition, Json, JsonObject } from '../../flow/types.ts';
import type { Start } from './executions.ts';
import { parseJson } from './key-values.ts';
import type { InboundMessage } from './widget.ts';
import type { World } from './world.ts';

/** Sent as text, read by flows as objects: `{{trigger.message.ChannelAttributes.from}}`. Observed in public flows. */
const OBJECTS = ['AddOns', 'ChannelAttributes'];

const isObject = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function variablesOf(message: InboundMessage): JsonObject {
  const variables: JsonObject = { ...message };
  for (const name of OBJECTS) {
    const value = parseJson(message[name] ?? '');
    if (value !== undefined && isObject(value)) variables[name] = value;
  }
  return variables;
}

/**
 * Whether a number's messages become those of a conversation is set outside of the flow: one that leads on from nothing else gets
 * them so [assumed].
 */
function takesConversations(definition: FlowDefinition): boolean {
  const transitions = startOf(definition)?.transitions ?? [];
  const leadsOn = (event: string) => transitions.some((one) => one.event === event && one.next);
  return leadsOn('incomingConversationMessage') && !leadsOn('incomingMessage');
}

/** Documented on the Trigger's page, but for `Author`, which public flows read. */
function conversationOf(world: World, message: InboundMessage): JsonObject {
  const sid = message.ConversationSid ?? world.sid('CH');
  const made = { Author: message.From ?? '', DateCreated: new Date(world.clock.now()).toISOString() };
  return { ...made, ...variablesOf(message), ConversationSid: sid, ChannelSid: sid };
}

/** What a flow finds in `trigger`, and by which event its Trigger is left. */
export function arrivalOf(world: World, flowSid: string, message: InboundMessage): Pick<Start, 'kind' | 'trigger'> {
  const known = { message: variablesOf(message) };
  const revision = world.flows.revisionFor(flowSid, message.From ?? '');
  if (!revision || !takesConversations(revision.definition)) return { kind: 'message', trigger: known };
  return { kind: 'conversation', trigger: { ...known, conversation: conversationOf(world, message) } };
}
