// Calls between contacts and flows: two legs each, the contact's run by its TwiML, the flow's by the execution.
import { UNTOLD_ANSWER } from './assumptions.ts';
import { deedsOf, documentIn, type PickUp, pickUpOf } from './contact-twiml.ts';
import { type Ending, endLine, performTwiml } from './line.ts';
import { record } from './outputs.ts';
import type { CallRecord } from './records.ts';
import type { Effect } from './widget.ts';
import type { Line, Run, World } from './world.ts';

type Fields = Pick<CallRecord, 'from' | 'to' | 'direction' | 'status'> & Partial<Pick<CallRecord, 'sid' | 'twiml'>>;

function newLeg(world: World, { sid = world.sid('CA'), twiml = '', ...fields }: Fields): CallRecord {
  const none = { answeredBy: null, parentCallSid: null, executionSid: null, endedAt: null };
  const leg: CallRecord = { sid, ...fields, ...none, twiml, startedAt: world.clock.tick(), transcript: [] };
  world.calls.set(sid, leg);
  return leg;
}

export function openLine(world: World, contact: Fields, flow: Fields): Line {
  const line: Line = { contact: newLeg(world, contact), flow: newLeg(world, flow), cancel: [] };
  world.lines.set(line.contact.sid, line);
  world.lines.set(line.flow.sid, line);
  return line;
}

/** A leg with nobody at the other end. */
export const deadLeg = (world: World, fields: Fields): CallRecord => {
  const leg = newLeg(world, { ...fields, status: 'no-answer' });
  leg.endedAt = leg.startedAt;
  return leg;
};

type PlaceCall = Extract<Effect, { type: 'place-call' }>;

/** How the number takes the call: as its document says, if it is one that can be read without asking anybody. */
function pickUpAt(world: World, { to }: PlaceCall): PickUp & { twiml: string } {
  const address = world.numbers.voiceUrl(to);
  if (address === '') return { outcome: 'failed', ringing: 0, twiml: '' };
  const twiml = address === undefined ? undefined : documentIn(address);
  if (twiml === undefined) return { outcome: UNTOLD_ANSWER, ringing: 0, twiml: '' };
  return { ...pickUpOf(twiml), twiml };
}

/** Twilio's words for who answered, where somebody has asked. */
const ANSWERED_BY: Readonly<Record<string, string>> = { human: 'human', machine: 'machine_start' };

const ENDINGS: Readonly<Record<string, Ending>> = { busy: 'busy', 'no-answer': 'no-answer', failed: 'failed' };

function settle(
  world: World,
  { run, line, effect }: { run: Run; line: Line; effect: PlaceCall },
  pickUp: PickUp,
): void {
  const { outcome, ringing } = pickUp;
  const ending = ENDINGS[outcome];
  if (ending) endLine(world, line, ending);
  else {
    line.contact.status = 'in-progress';
    line.flow.status = 'in-progress';
    if (effect.detectMachine) line.flow.answeredBy = ANSWERED_BY[outcome] ?? null;
    // What is said while the call is picked up is a greeting, and heard by nobody but the detection of machines.
    const rest = deedsOf(line.contact.twiml).filter(({ after, do: doing }) => after > ringing || doing === 'hang-up');
    const isTold = line.contact.twiml !== '';
    if (isTold)
      performTwiml(
        world,
        line,
        rest.map((deed) => ({ ...deed, after: deed.after - ringing })),
      );
  }
  world.deliver(run, { type: 'answer', outcome });
}

/** The flow calls somebody, who picks up at once, after some ringing, or not within the time that the flow is ready to wait. */
export function placeCall(world: World, run: Run, effect: PlaceCall): void {
  const { from, to, timeoutSeconds } = effect;
  record(world, run, { kind: 'call', from, to });
  const { twiml, ...pickUp } = pickUpAt(world, effect);
  const ends = { from, to, status: 'ringing' } as const;
  const line = openLine(world, { ...ends, direction: 'inbound', twiml }, { ...ends, direction: 'outbound-api' });
  line.flow.executionSid = run.record.sid;
  run.record.callSid = line.flow.sid;
  const isPatient = pickUp.ringing < timeoutSeconds;
  const ringing = isPatient ? pickUp.ringing : timeoutSeconds;
  const outcome = isPatient ? pickUp.outcome : 'no-answer';
  const answer = (how: PickUp) => settle(world, { run, line, effect }, how);
  if (world.answersBySignal) line.answer = (told) => answer({ outcome: told, ringing: 0 });
  else if (ringing === 0) answer({ outcome, ringing });
  else line.cancel.push(world.clock.schedule(world.clock.now() + ringing * 1000, () => answer({ outcome, ringing })));
}

/** The flow hangs up. */
export function hangUp(world: World, call: CallRecord): void {
  const line = world.lines.get(call.sid);
  if (line) endLine(world, line, 'completed');
}
