// Calls between contacts and flows. Each has two legs: the contact's follows its TwiML, the flow's follows the execution. A contact or a
// flow opens it; then the contact presses keys, speaks and hangs up, or the Calls resource gets new TwiML.
import type { JsonObject } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { type CallAction, callActionsIn, documentIn, type PickUp, pickUpOf } from './contact-twiml.ts';
import { callGeography } from './geography.ts';
import { parseJson } from './key-values.ts';
import { record } from './outputs.ts';
import type { CallRecord, ExecutionRecord } from './records.ts';
import type { Calls, Result } from './studio.ts';
import type { CallState, Effect, Leave } from './widget.ts';
import { type CallSession, type Frame, type Run, topOf, type World } from './world.ts';

export const callOf = ({ calls }: World, { record }: Run): CallRecord | undefined =>
  record.callSid === null ? undefined : calls.get(record.callSid);

export const isUp = (world: World, run: Run): boolean => callOf(world, run)?.status === 'in-progress';

export const stateOf = ({ sid, direction, status, transcript }: CallRecord): CallState => ({
  sid,
  direction,
  status,
  hasSpoken: transcript.length > 0,
});

/**
 * The call is in a TaskRouter queue, with an agent of Flex, or in a function's TwiML: the flow may continue, but without the call. Only a
 * call that `<Dial><Queue>` takes out of a plain queue comes back. Sources: the Enqueue Call and Run Function pages; that Send to Flex does
 * the same is assumed.
 */
export function takesCallAway({ state: { type, properties } }: Frame, { event, endsCall }: Leave): boolean {
  if (endsCall) return true;
  if (event !== 'callComplete') return false;
  return (
    type === 'send-to-flex' ||
    (type === 'enqueue-call' && Boolean(properties.workflow_sid ?? properties.task_router_workflow))
  );
}

export function callLeaves(world: World, run: Run): void {
  const session = world.sessions.get(run.record.callSid ?? '');
  if (session) endSession(world, session, 'completed');
}

type Fields = Pick<CallRecord, 'from' | 'to' | 'direction' | 'status'> & Partial<Pick<CallRecord, 'sid' | 'twiml'>>;

function newLeg(world: World, { sid = world.sid('CA'), twiml = '', ...fields }: Fields): CallRecord {
  const none = { answeredBy: null, parentCallSid: null, executionSid: null, endedAt: null };
  const leg: CallRecord = { sid, ...fields, ...none, twiml, startedAt: world.clock.tick(), transcript: [] };
  world.calls.set(sid, leg);
  return leg;
}

function openSession(world: World, contact: Fields, flow: Fields): CallSession {
  const session: CallSession = { contact: newLeg(world, contact), flow: newLeg(world, flow), cancel: [] };
  world.sessions.set(session.contact.sid, session);
  world.sessions.set(session.flow.sid, session);
  return session;
}

/** A leg of a call that no flow answers. */
const unansweredLeg = (world: World, fields: Fields): CallRecord => {
  const leg = newLeg(world, { ...fields, status: 'no-answer' });
  leg.endedAt = leg.startedAt;
  return leg;
};

/** Twilio's speech recognition reports a confidence; here it is certain. */
const CONFIDENCE = 1;

const runOf = ({ runs }: World, { flow }: CallSession): Run | undefined =>
  flow.executionSid === null ? undefined : runs.get(flow.executionSid);

function cancelActions(session: CallSession): void {
  for (const cancel of session.cancel) cancel();
  session.cancel = [];
}

type Ending = Extract<CallRecord['status'], 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled'>;

/** Ends both legs. */
export function endSession(world: World, session: CallSession, status: Ending): void {
  cancelActions(session);
  const at = world.clock.tick();
  for (const leg of [session.contact, session.flow]) {
    world.sessions.delete(leg.sid);
    leg.status = status;
    leg.endedAt = at;
  }
}

/**
 * The contact hangs up. A widget that waits for it is left by `hangup`; another widget that speaks TwiML stops, and the execution with it;
 * any other widget leaves the execution active. Source: Twilio's help centre.
 */
export function contactHangsUp(world: World, session: CallSession): void {
  const run = runOf(world, session);
  endSession(world, session, 'completed');
  if (!run || run.driving) return;
  if (world.deliver(run, { type: 'hangup' })) return;
  const { waiting } = run.record;
  if (!waiting) return;
  const { behaviour } = world;
  const { needsCall } = widgetType(topOf(run).state.type) ?? {};
  if (needsCall && behaviour.hangupInGather === 'step') world.leaveBy(run, 'hangup');
  else if (needsCall || behaviour.lateHangup === 'ends') world.end(run);
}

function perform(world: World, session: CallSession, action: CallAction): void {
  if (action.do === 'hang-up' || action.do === 'reject') {
    contactHangsUp(world, session);
    return;
  }
  const run = runOf(world, session);
  if (!run) return;
  if (action.do === 'press' && action.digits !== '') world.deliver(run, { type: 'digits', digits: action.digits });
  if (action.do === 'say') world.deliver(run, { type: 'speech', text: action.text, confidence: CONFIDENCE });
}

/** From now on the contact's side follows these actions instead of earlier ones. Actions that are due happen at once. */
function followTwiml(world: World, session: CallSession, actions: readonly CallAction[]): void {
  cancelActions(session);
  const start = world.clock.now();
  for (const action of actions) {
    if (action.after > 0)
      session.cancel.push(world.clock.schedule(start + action.after * 1000, () => perform(world, session, action)));
    else if (world.sessions.has(session.flow.sid)) perform(world, session, action);
  }
}

type PlaceCall = Extract<Effect, { type: 'place-call' }>;

/** How the number answers the call: according to its TwiML, if that can be read without a request. */
function pickUpAt(world: World, { to }: PlaceCall): PickUp & { twiml: string } {
  const address = world.numbers.voiceUrl(to);
  if (address === '') return { outcome: 'failed', ringing: 0, twiml: '' };
  const twiml = address === undefined ? undefined : documentIn(address);
  if (twiml === undefined) return { outcome: 'human', ringing: 0, twiml: '' };
  return { ...pickUpOf(twiml), twiml };
}

/** Twilio's values of `AnsweredBy` with answering machine detection. */
const ANSWERED_BY: Readonly<Record<string, string>> = { human: 'human', machine: 'machine_start' };

const ENDINGS: Readonly<Record<string, Ending>> = { busy: 'busy', 'no-answer': 'no-answer', failed: 'failed' };

function finishRinging(
  world: World,
  { run, session, effect }: { run: Run; session: CallSession; effect: PlaceCall },
  pickUp: PickUp,
): void {
  const { outcome, ringing } = pickUp;
  const ending = ENDINGS[outcome];
  if (ending) endSession(world, session, ending);
  else {
    session.contact.status = 'in-progress';
    session.flow.status = 'in-progress';
    if (effect.detectMachine) session.flow.answeredBy = ANSWERED_BY[outcome] ?? null;
    // What is said when the call is picked up is a greeting: only answering machine detection reacts to it.
    const rest = callActionsIn(session.contact.twiml).filter(
      ({ after, do: doing }) => after > ringing || doing === 'hang-up',
    );
    const hasTwiml = session.contact.twiml !== '';
    if (hasTwiml)
      followTwiml(
        world,
        session,
        rest.map((action) => ({ ...action, after: action.after - ringing })),
      );
  }
  world.deliver(run, { type: 'answer', outcome });
}

/** The flow places a call: it is answered at once, after some ringing, or not before the flow's timeout. */
export function placeCall(world: World, run: Run, effect: PlaceCall): void {
  const { from, to, timeoutSeconds } = effect;
  record(world, run, { kind: 'call', from, to });
  const { twiml, ...pickUp } = pickUpAt(world, effect);
  const ends = { from, to, status: 'ringing' } as const;
  const session = openSession(world, { ...ends, direction: 'inbound', twiml }, { ...ends, direction: 'outbound-api' });
  session.flow.executionSid = run.record.sid;
  run.record.callSid = session.flow.sid;
  const answersInTime = pickUp.ringing < timeoutSeconds;
  const ringing = answersInTime ? pickUp.ringing : timeoutSeconds;
  const outcome = answersInTime ? pickUp.outcome : 'no-answer';
  const answer = (how: PickUp) => finishRinging(world, { run, session, effect }, how);
  if (world.answersBySignal) session.answer = (given) => answer({ outcome: given, ringing: 0 });
  else if (ringing === 0) answer({ outcome, ringing });
  else
    session.cancel.push(world.clock.schedule(world.clock.now() + ringing * 1000, () => answer({ outcome, ringing })));
}

/** The flow hangs up. */
export function hangUp(world: World, call: CallRecord): void {
  const session = world.sessions.get(call.sid);
  if (session) endSession(world, session, 'completed');
}

type Ends = { from: string; to: string; callSid?: string; twiml?: string; parameters?: JsonObject };

/** Add-ons arrive as text; flows read them as objects [catalogue]. */
function parsedAddOns(parameters: JsonObject): JsonObject {
  const { AddOns: text } = parameters;
  const parsed = typeof text === 'string' ? parseJson(text) : undefined;
  return parsed === undefined ? parameters : { ...parameters, AddOns: parsed };
}

/**
 * The parameters of an incoming call, as Twilio posts them to a webhook, including those of SIP and of add-ons. Names:
 * https://www.twilio.com/docs/voice/twiml#request-parameters
 */
const triggerOf = (world: World, { flow }: CallSession, parameters: JsonObject = {}) => ({
  call: {
    CallSid: flow.sid,
    AccountSid: world.accountSid,
    From: flow.from,
    Caller: flow.from,
    To: flow.to,
    Called: flow.to,
    CallStatus: 'ringing',
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    ...callGeography(flow.from, flow.to),
    ...parsedAddOns(parameters),
  },
});

/** With `allow_concurrent_calls` off, an active call of the caller blocks another one. It is on by default. */
function blockedBy(world: World, flowSid: string, { from, to }: Ends): ExecutionRecord | undefined {
  const definition = world.flows.revisionFor(flowSid, from)?.definition;
  if (definition?.flags?.allow_concurrent_calls !== false) return undefined;
  return world.store.activeBetween(flowSid, from, to).find(({ sid }) => world.runs.get(sid)?.kind === 'call');
}

export type Arrived = { session: CallSession; record: ExecutionRecord };

export function arrive(world: World, flowSid: string, ends: Ends): Arrived {
  world.admit();
  const { from, to, callSid, twiml = '' } = ends;
  const fields = { from, to, status: 'in-progress' } as const;
  const flow = { ...fields, direction: 'inbound', ...(callSid && { sid: callSid }) } as const;
  const session = openSession(world, { ...fields, direction: 'outbound-api', twiml }, flow);
  const blocking = blockedBy(world, flowSid, ends);
  if (blocking) {
    endSession(world, session, 'busy');
    return { session, record: blocking };
  }
  const start = { flowSid, contact: from, flowAddress: to, kind: 'call', callSid: session.flow.sid } as const;
  const sid = world.sid('FN');
  session.flow.executionSid = sid;
  const record = world.startExecution({ ...start, sid, trigger: triggerOf(world, session, ends.parameters) });
  if (twiml !== '' && world.sessions.has(session.flow.sid)) followTwiml(world, session, callActionsIn(twiml));
  return { session, record };
}

/** Twilio: "Call is not in-progress. Cannot redirect." */
const notUp = (): Result<CallRecord> => ({
  ok: false,
  refusal: { status: 400, code: 21220, message: 'Call is not in-progress. Cannot redirect.' },
});

const notFound = (sid: string): Result<CallRecord> => ({
  ok: false,
  refusal: { status: 404, code: 20404, message: `The requested resource /Calls/${sid}.json was not found` },
});

type Change = Parameters<Calls['update']>[1];

function update(world: World, sid: string, { twiml, status }: Change): Result<CallRecord> {
  const call = world.calls.get(sid);
  if (!call) return notFound(sid);
  const session = world.sessions.get(sid);
  if (!session) return notUp();
  if (status !== undefined) contactHangsUp(world, session);
  else if (twiml !== undefined) {
    if (call.status !== 'in-progress') return notUp();
    call.twiml = twiml;
    // The flow's own leg follows its execution: new TwiML has no effect there.
    if (call === session.contact) followTwiml(world, session, callActionsIn(twiml));
  }
  return { ok: true, value: call };
}

export const openCalls = (world: World): Calls => ({
  receive: (flowSid, call) => arrive(world, flowSid, call).record,
  create: ({ from, to, twiml }) => {
    const flowSid = world.numbers.flowAt(to);
    if (!flowSid || !world.flows.revisionFor(flowSid, from))
      return unansweredLeg(world, { from, to, direction: 'outbound-api', status: 'no-answer', twiml });
    return arrive(world, flowSid, { from, to, twiml }).session.contact;
  },
  update: (sid, change) => update(world, sid, change),
  get: (sid) => world.calls.get(sid),
  contactLeg: (sid) => world.sessions.get(sid)?.contact,
  all: () => [...world.calls.values()],
});
