// Where a contact's message goes: to the execution that waits for it, or to a new one.
import { arrivalOf } from './arrival.ts';
import { startExecution } from './executions.ts';
import { keepMessage } from './messages.ts';
import type { ExecutionRecord, MessageRecord } from './records.ts';
import type { Messages } from './studio.ts';
import type { InboundMessage } from './widget.ts';
import type { Run, World } from './world.ts';

const mediaOf = (message: InboundMessage): string[] =>
  Object.keys(message)
    .filter((name) => /^MediaUrl\d+$/.test(name))
    .map((name) => message[name] ?? '');

/** What Twilio posts to a webhook with every message; what the sender has said comes first. */
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
  return { Body: '', ...counted, ...ids, ...message };
}

/** Whose message it is: the execution that waits for one, else one that is active and so swallows it. Calls do neither. */
function listener(world: World, flowSid: string, { From = '', To = '' }: InboundMessage): Run | undefined {
  const runs = world.shelf.activeBetween(flowSid, From, To).flatMap(({ sid }) => world.runs.get(sid) ?? []);
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
  const arrival = arrivalOf(world, flowSid, message);
  const started = startExecution(world, { flowSid, contact: from, flowAddress: to, ...arrival });
  inbound.executionSid = started.sid;
  return started;
}

/** What goes to an execution that is there starts none. */
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
