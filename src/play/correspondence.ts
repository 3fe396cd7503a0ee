// What went between the contact and the flow during an execution, as Twilio's Messages resource tells it.
import type { StudioApi } from '../workflow/api.ts';
import type { Message } from './evidence.ts';
import type { Gathering } from './gather.ts';
import type { Parties } from './start.ts';

type Listed = Awaited<ReturnType<StudioApi['client']['messages']['list']>>[number];

const MOST_MESSAGES = 1000;

const momentOf = ({ dateSent, dateCreated }: Listed): number => (dateCreated ?? dateSent ?? new Date(0)).getTime();

async function mediaOf(message: Listed): Promise<string[]> {
  if (!Number(message.numMedia)) return [];
  return (await message.media().list()).map(({ uri }) => uri);
}

async function toMessage(message: Listed, direction: Message['direction']): Promise<Message> {
  const { from, to, body } = message;
  return { direction, from, to, body, media: await mediaOf(message), at: new Date(momentOf(message)).toISOString() };
}

/** Nobody exchanges more with one contact in a second. */
const FEW = 20;

/** The contact's latest messages: moments alone do not tell those of the scenario before, which may be of the same second. */
export async function earlierMessages({ client }: StudioApi, { contact }: Parties): Promise<ReadonlySet<string>> {
  const lists = [{ to: contact }, { from: contact }].map((party) => client.messages.list({ ...party, limit: FEW }));
  return new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
}

/** Twilio tells times in whole seconds. */
const SECOND = 1000;

async function listedSince({ target, earlier }: Gathering, since: number): Promise<Listed[]> {
  const dateSentAfter = new Date(since - SECOND);
  const listed = await target.api.client.messages.list({ limit: MOST_MESSAGES, dateSentAfter });
  return listed.filter((one) => momentOf(one) >= since - SECOND && !earlier.has(one.sid));
}

/**
 * All since a moment, in order: newest first is how Twilio lists them, and within a second only that order tells. A message
 * between two numbers of one account is listed twice, as it left and as it came: what the flow sent counts as it left, what the
 * contact sent as it came.
 */
export async function messagesBetween(gathering: Gathering, since: number): Promise<Message[]> {
  const { contact } = gathering.parties;
  const oldestFirst = (await listedSince(gathering, since)).reverse();
  const came = oldestFirst.some(({ from, direction }) => from === contact && direction === 'inbound');
  const ours = oldestFirst.flatMap((one) => {
    const inbound = one.direction === 'inbound';
    if (one.to === contact && !inbound) return [toMessage(one, 'to-contact')];
    return one.from === contact && inbound === came ? [toMessage(one, 'from-contact')] : [];
  });
  return Promise.all(ours);
}
