// The contact's leg of a call: the one that it opened itself, or the one that arrived at its number.
import { FlowproofError, type Problem } from '../errors.ts';
import { mayHaveMissedInput } from '../flow/widget-types.ts';
import { endCall, type ListedCall, OPEN_STATUSES } from '../workflow/calls.ts';
import { readResponse } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import { sendOnce } from '../workflow/once.ts';
import type { Connection, ContactContext } from './context.ts';
import { silent } from './twiml.ts';

/** A contact has few active calls at once: one leg each for itself and the flow, and those that a flow dialled for it. */
const FEW = 20;

/** A call between two numbers of one account has two legs: the contact's own is outgoing from it, or incoming to it. */
const isOwn = ({ from, direction }: ListedCall, contact: string): boolean =>
  from === contact ? direction.startsWith('outbound') : direction === 'inbound';

/** The contact's active leg, newest first; the other end's leg if the contact's is not listed. */
async function findLeg({ api, contact }: Connection): Promise<ListedCall | undefined> {
  const up = { status: 'in-progress', limit: FEW } as const;
  const [out, back] = await Promise.all([
    readList('ListCall', api.client.calls, { ...up, from: contact }),
    readList('ListCall', api.client.calls, { ...up, to: contact }),
  ]);
  const legs = [...out, ...back].sort((a, b) => (Number(b.startTime) || 0) - (Number(a.startTime) || 0));
  return legs.find((leg) => isOwn(leg, contact)) ?? legs[0];
}

const noLeg = ({ contact, flowNumber }: Connection): Problem => ({
  code: 'no-call',
  message: `No call is active between ${contact} and ${flowNumber}, so the contact can neither speak nor press keys.`,
  fix: 'start with `trigger: incomingCall`, or pick up with `answer: human` at the widget that calls',
});

const PAUSE = 250;

/** In milliseconds: a leg is listed, and picked up, slightly later than the flow sees it. */
const LONGEST_WAIT = 10_000;

async function waitForCall(connection: Connection): Promise<ListedCall> {
  const { clock } = connection.api;
  const deadline = clock.now() + LONGEST_WAIT;
  for (;;) {
    const leg = await findLeg(connection);
    if (leg) return leg;
    if (clock.now() >= deadline) throw new FlowproofError([noLeg(connection)]);
    await clock.sleep(PAUSE);
  }
}

/**
 * The contact calls the flow and says nothing yet. It hangs up after `seconds`, even if this process has ended by then. The caller must
 * handle a lost response.
 */
export async function placeCall({ api, contact, flowNumber }: Connection, seconds: number): Promise<void> {
  const fields = { from: contact, to: flowNumber, twiml: silent(seconds), timeLimit: seconds };
  await readResponse('CreateCall', () => api.client.calls.create(fields));
}

/** A flow may keep listening for some seconds before it handles keys or speech; in milliseconds. */
const INPUT_RETRY_DELAYS = [0, 250, 1000, 2000, 4000, 8000];

/** A widget that received nothing is left by its timeout. */
async function hadEffect({ left, state }: ContactContext): Promise<boolean> {
  const event = await left?.();
  return event !== undefined && !(state && mayHaveMissedInput(state, event));
}

/** Continues the contact's side of the call with `twiml`, exactly once: sent twice, it would be received twice. */
export async function speak(context: ContactContext, twiml: string): Promise<void> {
  const { api } = context;
  const { sid } = await waitForCall(context);
  await sendOnce<unknown>({
    what: 'the input of the contact on the call',
    done: 'sent',
    fix: 'run the scenario again',
    send: () => readResponse('UpdateCall', () => api.client.calls(sid).update({ twiml })),
    look: async () => ((await hadEffect(context)) ? [true] : []),
    clock: api.clock,
    pauses: INPUT_RETRY_DELAYS,
  });
}

export async function hangUp(connection: Connection): Promise<void> {
  await endCall(connection.api, (await waitForCall(connection)).sid);
}

/** Ends all active calls, ringing legs included, so that no silent call is billed. */
export async function endCalls({ api, contact }: Connection): Promise<void> {
  const { calls } = api.client;
  const lists = OPEN_STATUSES.flatMap((status) => [
    readList('ListCall', calls, { status, limit: FEW, from: contact }),
    readList('ListCall', calls, { status, limit: FEW, to: contact }),
  ]);
  const sids = new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
  await Promise.all([...sids].map((sid) => endCall(api, sid)));
}
