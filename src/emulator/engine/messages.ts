// Messages as records: sent by flows, and by contacts. A contact's message goes to the execution that waits for it, or starts one.

import { startOf } from '../../flow/graph.ts';
import { isObject } from '../../flow/json-value.ts';
import type { FlowDefinition, JsonObject } from '../../flow/types.ts';
import { messageGeography } from './geography.ts';
import { incident } from './incidents.ts';
import { parseJson } from './key-values.ts';
import { record } from './outputs.ts';
import type { ExecutionRecord, MessageRecord } from './records.ts';
import type { Messages } from './studio.ts';
import type { Effect, InboundMessage, Signal } from './widget.ts';
import { type Run, type Start, topOf, type World } from './world.ts';

type Fields = Pick<MessageRecord, 'from' | 'to' | 'body' | 'media' | 'direction' | 'status'>;
type Rest = Partial<Pick<MessageRecord, 'sid' | 'errorCode' | 'executionSid'>>;

export function keepMessage(world: World, fields: Fields, rest: Rest = {}): MessageRecord {
  const { sid = world.sid(fields.media.length > 0 ? 'MM' : 'SM'), errorCode = null, executionSid = null } = rest;
  const { from, to, body, media, direction, status } = fields;
  const at = world.clock.tick();
  const message: MessageRecord = { sid, from, to, body, media, direction, status, errorCode, executionSid, at };
  world.messages.push(message);
  return message;
}

type Delivery = Extract<Signal, { type: 'delivery' }>;

/** Twilio: "A 'To' phone number is required". */
const TO_REQUIRED = 21604;

/** Twilio's pages: a segment has 160 characters, or 153 if there are several. */
const segmentsOf = (body: string): number => (body.length <= 160 ? 1 : Math.ceil(body.length / 153));

const isService = (sender: string): boolean => sender.startsWith('MG');

/** Public code reads `outbound.DateCreated`; that it is written as ISO 8601 is assumed. */
const dateOf = (at: number): string => {
  const second = Math.floor(at / 1000);
  // Most messages are sent in the same second as the previous one.
  if (second !== latest.second) latest = { second, text: `${new Date(second * 1000).toISOString().slice(0, 19)}Z` };
  return latest.text;
};
let latest = { second: Number.NaN, text: '' };

/** The Messages resource, its fields capitalised as Studio keeps them [catalogue]. */
const messageResource = (world: World, { sid, from, to, body, media, status, errorCode, at }: MessageRecord) => ({
  Sid: sid,
  AccountSid: world.accountSid,
  From: from,
  To: to,
  Body: body,
  NumMedia: String(media.length),
  NumSegments: String(segmentsOf(body)),
  Direction: 'outbound-api',
  Status: status,
  Price: null,
  PriceUnit: 'USD',
  ErrorCode: errorCode,
  ErrorMessage: null,
  MessagingServiceSid: isService(from) ? from : null,
  ApiVersion: '2010-04-01',
  DateCreated: dateOf(at),
  DateSent: dateOf(at),
  DateUpdated: dateOf(at),
  Uri: `/2010-04-01/Accounts/${world.accountSid}/Messages/${sid}.json`,
});

/**
 * A reply to a Messaging Service comes with the service's SID, so it never reaches an execution that was started From a plain number.
 * Source: the Studio FAQ, "Why does every incoming message create a new execution?"
 */
function noteService(run: Run, from: string): void {
  const { record, kind } = run;
  record.repliesGoTo = kind === 'request' && isService(from) && !isService(record.flowAddress) ? from : null;
  if (!record.repliesGoTo) return;
  const message = `the message is sent by the Messaging Service ${from}, but the execution was started From ${record.flowAddress}: no reply reaches it, each starts an execution of its own`;
  incident(run, {
    kind: 'log',
    message,
    fix: 'start the execution From the Messaging Service, or send From its number',
  });
}

/** A message is sent and delivered at once, unless a mock sets another delivery. */
export function sendMessage(world: World, run: Run, effect: Extract<Effect, { type: 'send-message' }>): void {
  const { flowSid, flowName, state } = topOf(run);
  const mock = world.mocks.take([flowSid, flowName], state.name, 'delivery');
  const wanted: Delivery['status'] = mock && 'delivery' in mock ? mock.delivery : 'delivered';
  const status = effect.to === '' ? 'failed' : wanted;
  const { from, to, body, media, buttons } = effect;
  const toContact = to === run.record.contact;
  record(world, run, { kind: 'message', from, to, body, media, status, toContact, ...(buttons ? { buttons } : {}) });
  const rest = { executionSid: run.record.sid, errorCode: to === '' ? TO_REQUIRED : null };
  const sent = keepMessage(world, { from, to, body, media, direction: 'outbound-api', status }, rest);
  noteService(run, from);
  run.inbox.push({ type: 'delivery', status, message: messageResource(world, sent) });
}

/** Sent as text, read by flows as objects: `{{trigger.message.ChannelAttributes.from}}`. Observed in public flows. */
const OBJECTS = ['AddOns', 'ChannelAttributes'];

function variablesOf(message: InboundMessage): JsonObject {
  const variables: JsonObject = { ...message };
  for (const name of OBJECTS) {
    const value = parseJson(message[name] ?? '');
    if (isObject(value)) variables[name] = value;
  }
  return variables;
}

/**
 * Whether messages to a number become those of a conversation is set outside the flow. They do here if the Trigger has a transition for
 * nothing else [assumed].
 */
function takesConversations(definition: FlowDefinition): boolean {
  const transitions = startOf(definition)?.transitions ?? [];
  const leadsOn = (event: string) => transitions.some((one) => one.event === event && one.next);
  return leadsOn('incomingConversationMessage') && !leadsOn('incomingMessage');
}

/** Documented on the Trigger's page, except `Author`, which public flows read. */
export function conversationOf(world: World, message: InboundMessage): JsonObject {
  const sid = message.ConversationSid ?? world.sid('CH');
  const made = { Author: message.From ?? '', DateCreated: new Date(world.clock.now()).toISOString() };
  return { ...made, ...variablesOf(message), ConversationSid: sid, ChannelSid: sid };
}

/** The content of `trigger`, which has exactly one subtree [catalogue], and the event by which the Trigger is left. */
export function triggerOfMessage(
  world: World,
  flowSid: string,
  message: InboundMessage,
): Pick<Start, 'kind' | 'trigger'> {
  const revision = world.flows.revisionFor(flowSid, message.From ?? '');
  if (!revision || !takesConversations(revision.definition))
    return { kind: 'message', trigger: { message: variablesOf(message) } };
  return { kind: 'conversation', trigger: { conversation: conversationOf(world, message) } };
}

const mediaOf = (message: InboundMessage): string[] =>
  Object.keys(message)
    .filter((name) => /^MediaUrl\d+$/.test(name))
    .map((name) => message[name] ?? '');

/** The parameters that Twilio posts to a webhook with every message; the sender's own values take precedence. */
export function completed(world: World, message: InboundMessage): InboundMessage {
  const sid = message.MessageSid ?? world.sid('SM');
  const counted = { NumMedia: String(mediaOf(message).length), NumSegments: '1', SmsStatus: 'received' };
  const ids = {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: world.accountSid,
    ApiVersion: '2010-04-01',
  };
  return { Body: '', ...counted, ...ids, ...messageGeography(message.From ?? '', message.To ?? ''), ...message };
}

/** The execution that receives a message: one that waits for it, otherwise an active one, which ignores it. Calls receive none. */
function listener(world: World, flowSid: string, { From = '', To = '' }: InboundMessage): Run | undefined {
  const active = world.store.activeBetween(flowSid, From, To).filter(({ repliesGoTo }) => !repliesGoTo);
  const runs = active.flatMap(({ sid }) => world.runs.get(sid) ?? []);
  return (
    runs.find(({ record: one }) => one.waiting?.on.includes('message')) ?? runs.find(({ kind }) => kind !== 'call')
  );
}

function receive(world: World, flowSid: string, given: InboundMessage): ExecutionRecord {
  const message = completed(world, given);
  const { From: from = '', To: to = '', Body: body = '', MessageSid: sid = '' } = message;
  const run = listener(world, flowSid, message);
  const fields = { from, to, body, media: mediaOf(message), direction: 'inbound', status: 'received' } as const;
  const inbound = keepMessage(world, fields, { sid, executionSid: run?.record.sid ?? null });
  if (run) {
    world.deliver(run, { type: 'message', message });
    return run.record;
  }
  const arrival = triggerOfMessage(world, flowSid, message);
  const started = world.startExecution({ flowSid, contact: from, flowAddress: to, ...arrival });
  inbound.executionSid = started.sid;
  return started;
}

/** A message for an existing execution starts no new one. */
function admit(world: World, flowSid: string, message: InboundMessage): void {
  if (!listener(world, flowSid, message)) world.admit();
}

type Sent = Parameters<Messages['create']>[0];

function create(world: World, { from, to, body, media }: Sent): MessageRecord {
  const flowSid = world.numbers.flowAt(to);
  const answering = flowSid && world.flows.revisionFor(flowSid, from) ? flowSid : undefined;
  const urls = Object.fromEntries(media.map((url, index) => [`MediaUrl${index}`, url]));
  const message = { From: from, To: to, Body: body, ...urls };
  if (answering) admit(world, answering, message);
  const sent = keepMessage(world, { from, to, body, media, direction: 'outbound-api', status: 'delivered' });
  if (answering) receive(world, answering, message);
  return sent;
}

export function openMessages(world: World): Messages {
  return {
    receive: (flowSid, message) => {
      admit(world, flowSid, message);
      return receive(world, flowSid, message);
    },
    create: (message) => create(world, message),
    get: (sid) => world.messages.find((message) => message.sid === sid),
    all: () => world.messages,
  };
}
