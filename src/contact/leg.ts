// The contact's leg of a call: the one that it opened itself, or the one that arrived at its number.
import { FlowproofError, type Problem } from '../errors.ts';
import { mayBeUnheard } from '../flow/widget-types.ts';
import type { StudioApi } from '../workflow/api.ts';
import { answerTo, isRefusal } from '../workflow/errors.ts';
import { readList } from '../workflow/list.ts';
import { sendOnce } from '../workflow/once.ts';
import { repeat } from '../workflow/repeat.ts';
import type { Ends, Stage } from './stage.ts';
import { silent } from './twiml.ts';

type Listed = Awaited<ReturnType<Ends['api']['client']['calls']['list']>>[number];

/** Few calls of one contact are up at once: a leg each for itself and the flow, and what a flow dialled for it. */
const FEW = 20;

/** More than a test account ever has up. */
const MANY = 1000;

/** A call between two numbers of one account has a leg at each: the contact's own goes out from it, or comes in to it. */
const isOwn = ({ from, direction }: Listed, contact: string): boolean =>
  from === contact ? direction.startsWith('outbound') : direction === 'inbound';

/** The contact's leg that is up, newest first; the other end's where the contact's is not listed. */
async function findLeg({ api, contact }: Ends): Promise<Listed | undefined> {
  const up = { status: 'in-progress', limit: FEW } as const;
  const [out, back] = await Promise.all([
    readList('ListCall', api.client.calls, { ...up, from: contact }),
    readList('ListCall', api.client.calls, { ...up, to: contact }),
  ]);
  const legs = [...out, ...back].sort((a, b) => (Number(b.startTime) || 0) - (Number(a.startTime) || 0));
  return legs.find((leg) => isOwn(leg, contact)) ?? legs[0];
}

const noLeg = ({ contact, flowNumber }: Ends): Problem => ({
  code: 'no-call',
  message: `No call is up between ${contact} and ${flowNumber}, so that the contact can neither speak nor press keys.`,
  fix: 'start with `trigger: incomingCall`, or pick up with `answer: human` at the widget that calls',
});

const PAUSE = 250;

/** A leg is listed, and picked up, a moment later than the flow sees it. */
const PATIENCE = 10_000;

async function theLeg(ends: Ends): Promise<Listed> {
  const { clock } = ends.api;
  const deadline = clock.now() + PATIENCE;
  for (;;) {
    const leg = await findLeg(ends);
    if (leg) return leg;
    if (clock.now() >= deadline) throw new FlowproofError([noLeg(ends)]);
    await clock.sleep(PAUSE);
  }
}

/**
 * The contact calls the flow and says nothing yet. It hangs up after `seconds`, whatever becomes of this process. Whoever calls
 * this must know what to do where the answer is lost.
 */
export async function placeCall({ api, contact, flowNumber }: Ends, seconds: number): Promise<void> {
  const fields = { from: contact, to: flowNumber, twiml: silent(seconds), timeLimit: seconds };
  await answerTo('CreateCall', () => api.client.calls.create(fields));
}

/** A flow may listen on for some seconds before it makes something of keys or words. */
const HEARING = [0, 250, 1000, 2000, 4000, 8000];

/** A widget that has heard nothing is left by its time-out. */
async function wasHeard({ left, state }: Stage): Promise<boolean> {
  const event = await left?.();
  return event !== undefined && !(state && mayBeUnheard(state, event));
}

/** The contact's side of the call goes on as `twiml` says; said twice, it would be heard twice. */
export async function speak(stage: Stage, twiml: string): Promise<void> {
  const { api } = stage;
  const { sid } = await theLeg(stage);
  await sendOnce<unknown>({
    what: 'what the contact does on the phone',
    done: 'sent',
    fix: 'play the scenario again',
    send: () => answerTo('UpdateCall', () => api.client.calls(sid).update({ twiml })),
    look: async () => ((await wasHeard(stage)) ? [true] : []),
    clock: api.clock,
    pauses: HEARING,
  });
}

/** Twilio: the call is not in progress, or not any more. A call that has ended by itself is as hung up as it can be. */
const saysItIsOver = (error: unknown): boolean =>
  isRefusal(error) && (error.code === 21220 || error.code === 20404 || error.status === 404);

const UP: ReadonlySet<unknown> = new Set(['queued', 'initiated', 'ringing', 'in-progress']);

/** An answer may be lost, and a refusal may have lost its words, on the way. */
async function isOver({ client }: StudioApi, sid: string, error: unknown): Promise<boolean> {
  if (saysItIsOver(error)) return true;
  if (isRefusal(error) && error.code !== undefined) return false;
  const asking = answerTo('FetchCall', () => client.calls(sid).fetch());
  return asking.then(
    ({ status }) => !UP.has(status),
    () => false,
  );
}

export async function endCall(api: StudioApi, sid: string): Promise<void> {
  const ask = () => answerTo('UpdateCall', () => api.client.calls(sid).update({ status: 'completed' }));
  await repeat({ ask, clock: api.clock, isDone: (error) => isOver(api, sid, error) });
}

export async function hangUp(ends: Ends): Promise<void> {
  await endCall(ends.api, (await theLeg(ends)).sid);
}

const OPEN = ['queued', 'ringing', 'in-progress'] as const;

/** The calls of the account that are up or ringing. */
export async function openCalls({ client }: StudioApi): Promise<Listed[]> {
  const lists = OPEN.map((status) => readList('ListCall', client.calls, { status, limit: MANY }));
  return (await Promise.all(lists)).flat();
}

/** Ends what is still up, ringing legs included, so that nobody pays for silence. */
export async function endCalls({ api, contact }: Ends): Promise<void> {
  const { calls } = api.client;
  const lists = OPEN.flatMap((status) => [
    readList('ListCall', calls, { status, limit: FEW, from: contact }),
    readList('ListCall', calls, { status, limit: FEW, to: contact }),
  ]);
  const sids = new Set((await Promise.all(lists)).flat().map(({ sid }) => sid));
  await Promise.all([...sids].map((sid) => endCall(api, sid)));
}
