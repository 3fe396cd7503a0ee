// Messages as records, and what flows send.
import { record } from './outputs.ts';
import type { MessageRecord } from './records.ts';
import type { Effect, Signal } from './widget.ts';
import { type Run, topOf, type World } from './world.ts';

type Fields = Pick<MessageRecord, 'from' | 'to' | 'body' | 'media' | 'direction' | 'status'>;
type Rest = Partial<Pick<MessageRecord, 'sid' | 'errorCode' | 'executionSid'>>;

export function keepMessage(world: World, fields: Fields, rest: Rest = {}): MessageRecord {
  const { sid = world.sid(fields.media.length > 0 ? 'MM' : 'SM'), errorCode = null, executionSid = null } = rest;
  const message: MessageRecord = { sid, ...fields, errorCode, executionSid, at: world.clock.tick() };
  world.messages.push(message);
  return message;
}

type Delivery = Extract<Signal, { type: 'delivery' }>;

/** Twilio: "A 'To' phone number is required". */
const TO_REQUIRED = 21604;

/** In the words of the Messages resource, capitalised as Studio keeps them. */
const inTwiliosWords = (world: World, { sid, from, to, body, media, status, errorCode }: MessageRecord) => ({
  Sid: sid,
  AccountSid: world.accountSid,
  From: from,
  To: to,
  Body: body,
  NumMedia: String(media.length),
  Direction: 'outbound-api',
  Status: status,
  ErrorCode: errorCode,
});

/** A message is sent and its delivery known at once, unless a mock says what becomes of it. */
export function sendMessage(world: World, run: Run, effect: Extract<Effect, { type: 'send-message' }>): void {
  const { flowSid, flowName, state } = topOf(run);
  const mock = world.mocks.take([flowSid, flowName], state.name, 'delivery');
  const wanted: Delivery['status'] = mock && 'delivery' in mock ? mock.delivery : 'delivered';
  const status = effect.to === '' ? 'failed' : wanted;
  const { from, to, body, media } = effect;
  record(world, run, { kind: 'message', from, to, body, media, status, toContact: to === run.record.contact });
  const rest = { executionSid: run.record.sid, errorCode: to === '' ? TO_REQUIRED : null };
  const sent = keepMessage(world, { from, to, body, media, direction: 'outbound-api', status }, rest);
  run.inbox.push({ type: 'delivery', status, message: inTwiliosWords(world, sent) });
}
