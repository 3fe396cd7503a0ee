// The messages between the contact and the flow during an execution, as Twilio lists them.
import type { Parties } from '../contact/context.ts';
import { FlowproofError } from '../errors.ts';
import type { StudioApi } from '../workflow/api.ts';
import { unreadableResponse } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import type { Message } from './evidence.ts';

/** The parties, and the SIDs of their messages from before the execution. */
export type Conversation = { api: StudioApi; parties: Parties; earlier: ReadonlySet<string> };

type Listed = Awaited<ReturnType<StudioApi['client']['messages']['list']>>[number];

const MAX_MESSAGES = 1000;

const WHAT = 'ListMessage';

/** A message without a time cannot be distinguished from an old one. */
function momentOf({ sid, dateSent, dateCreated }: Listed): number {
  const moment = dateCreated ?? dateSent;
  if (moment instanceof Date && !Number.isNaN(moment.getTime())) return moment.getTime();
  throw new FlowproofError([unreadableResponse(WHAT, `the message ${sid} has no date_created`)]);
}

/** Twilio's maximum per message. */
const MAX_MEDIA = 20;

async function mediaOf({ client }: StudioApi, { sid, numMedia }: Listed): Promise<string[]> {
  if (!Number(numMedia)) return [];
  const media = await readList('ListMedia', client.messages(sid).media, { limit: MAX_MEDIA });
  return media.map(({ uri }) => String(uri));
}

const LOST_STATUSES: ReadonlySet<string> = new Set(['failed', 'undelivered']);

function undelivered({ status, errorCode }: Listed): Pick<Message, 'undelivered'> {
  if (!LOST_STATUSES.has(status)) return {};
  return { undelivered: { status, ...(Number.isInteger(errorCode) ? { errorCode } : {}) } };
}

async function toMessage(api: StudioApi, message: Listed, direction: Message['direction']): Promise<Message> {
  const { sid, from, to, body } = message;
  // The server's response need not match the SDK's types.
  if ([from, to, body].some((text: unknown) => typeof text !== 'string'))
    throw new FlowproofError([unreadableResponse(WHAT, `the message ${sid} does not say who said what to whom`)]);
  return {
    direction,
    from,
    to,
    body,
    media: await mediaOf(api, message),
    at: new Date(momentOf(message)).toISOString(),
    ...undelivered(message),
  };
}

/** More than anyone exchanges with one contact in a second. */
const MAX_EARLIER_MESSAGES = 20;

/** The contact's latest messages: times alone do not distinguish those of the previous scenario, which may be of the same second. */
export async function earlierMessages({ client }: StudioApi, { contact }: Parties): Promise<ReadonlySet<string>> {
  const lists = [{ to: contact }, { from: contact }].map((party) =>
    readList(WHAT, client.messages, { ...party, limit: MAX_EARLIER_MESSAGES }),
  );
  return new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
}

/** Twilio's times have whole seconds. */
const SECOND = 1000;

/** Each once, oldest first; within one second, in reverse of Twilio's order, which is newest first. */
function inOrder(listed: readonly Listed[]): Listed[] {
  const each = [...new Map(listed.map((one) => [one.sid, one])).values()];
  return each.reverse().sort((a, b) => momentOf(a) - momentOf(b));
}

async function listedSince({ api, earlier }: Conversation, since: number): Promise<Listed[]> {
  const dateSentAfter = new Date(since - SECOND);
  const listed = await readList(WHAT, api.client.messages, { limit: MAX_MESSAGES, dateSentAfter });
  return inOrder(listed).filter((one) => momentOf(one) >= since - SECOND && !earlier.has(one.sid));
}

type Exchanged = {
  messages: Message[];
  /**
   * Messages to others. An account does not show which execution sent a message: recipients of expected messages should belong to one
   * scenario at a time.
   */
  toOthers: { to: string; body: string; at: string }[];
};

/**
 * All since a given time, in order. A message between two numbers of one account is listed twice, outgoing and incoming: the flow's
 * messages count as outgoing, the contact's as incoming.
 */
export async function messagesSince(conversation: Conversation, since: number): Promise<Exchanged> {
  const { api } = conversation;
  const { contact } = conversation.parties;
  const oldestFirst = await listedSince(conversation, since);
  const came = oldestFirst.some(({ from, direction }) => from === contact && direction === 'inbound');
  const ours = oldestFirst.flatMap((one) => {
    const inbound = one.direction === 'inbound';
    if (one.to === contact && !inbound) return [toMessage(api, one, 'to-contact')];
    return one.from === contact && inbound === came ? [toMessage(api, one, 'from-contact')] : [];
  });
  const others = oldestFirst.filter(
    ({ to, from, direction }) => to !== contact && from !== contact && direction !== 'inbound',
  );
  return {
    messages: await Promise.all(ours),
    toOthers: others.map((one) => ({ to: one.to, body: one.body, at: new Date(momentOf(one)).toISOString() })),
  };
}
