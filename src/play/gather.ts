// Asks Studio what became of an execution when its scenario is over: context, messages, what went wrong inside.
import type { JsonObject } from '../flow/types.ts';
import { maskPhoneNumbers, maskSecrets } from '../mask.ts';
import type { Visit } from '../path/path.ts';
import type { StudioApi } from '../workflow/api.ts';
import type { Course } from './drive.ts';
import type { Message } from './evidence.ts';
import type { Happened } from './happened.ts';
import { masked } from './masked.ts';
import type { Parties } from './start.ts';
import type { PreparedFlow, Target } from './target.ts';

export type Gathering = {
  target: Target;
  flow: PreparedFlow;
  parties: Parties;
  executionSid: string;
  secrets: readonly string[];
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asContext = (value: unknown): JsonObject => (isObject(value) ? value : {});

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

/** Twilio tells times in whole seconds. */
const SECOND = 1000;

/**
 * What went between the contact and the flow since `since`, in order: newest first is how Twilio lists them, and within a second
 * only that order tells. A message between two numbers of one account is listed twice, as it left and as it came: what the flow
 * sent counts as it left, what the contact sent as it came.
 */
async function messagesOf({ target, parties }: Gathering, since: number): Promise<Message[]> {
  const dateSentAfter = new Date(since - SECOND);
  const listed = await target.api.client.messages.list({ limit: MOST_MESSAGES, dateSentAfter });
  const oldestFirst = listed.filter((one) => momentOf(one) >= since - SECOND).reverse();
  const came = oldestFirst.some(({ from, direction }) => from === parties.contact && direction === 'inbound');
  const ours = oldestFirst.flatMap((one) => {
    const inbound = one.direction === 'inbound';
    if (one.to === parties.contact && !inbound) return [toMessage(one, 'to-contact')];
    return one.from === parties.contact && inbound === came ? [toMessage(one, 'from-contact')] : [];
  });
  return Promise.all(ours);
}

async function contextOf({ target, flow, executionSid }: Gathering): Promise<JsonObject> {
  const { context } = await target.api.client.studio.v2
    .flows(flow.sid)
    .executions(executionSid)
    .executionContext()
    .fetch();
  return asContext(context);
}

/** Studio keeps a context for each step; where it does not answer, what is known at the end must do. */
function contextAfter({ target, flow, executionSid, secrets }: Gathering, atEnd: JsonObject) {
  const shown = (context: JsonObject): JsonObject => asContext(masked(context, secrets));
  return async ({ leftBy }: Visit): Promise<JsonObject> => {
    if (!leftBy) return shown(atEnd);
    const steps = target.api.client.studio.v2.flows(flow.sid).executions(executionSid).steps;
    const fetched = await steps(leftBy)
      .stepContext()
      .fetch()
      .catch(() => undefined);
    return shown(fetched ? asContext(fetched.context) : atEnd);
  };
}

/** Where an execution has no step yet, its messages cannot be older than a minute. */
const sinceOf = ({ trace }: Course, now: number): number => {
  const first = trace.path[0]?.enteredAt;
  return first ? Date.parse(first) : now - 60 * SECOND;
};

export async function gather(gathering: Gathering, course: Course): Promise<Happened> {
  const { target, flow, executionSid } = gathering;
  const [context, messages, incidents] = await Promise.all([
    contextOf(gathering),
    messagesOf(gathering, sinceOf(course, target.api.clock.now())),
    target.incidents(executionSid),
  ]);
  return {
    flow,
    executionSid,
    trace: course.trace,
    outcome: course.outcome,
    messages,
    context,
    incidents,
    show: (text) => maskPhoneNumbers(maskSecrets(text, gathering.secrets)),
    contextAfter: contextAfter(gathering, context),
  };
}
