// The Calls resource without HTTP: contacts call flows, go on by new TwiML, and hang up.
import type { JsonObject } from '../../flow/types.ts';
import { deadLeg, openLine } from './calls.ts';
import { deedsOf } from './contact-twiml.ts';
import { startExecution } from './executions.ts';
import { contactHangsUp, endLine, performTwiml } from './line.ts';
import type { CallRecord, ExecutionRecord } from './records.ts';
import type { Calls, Result } from './studio.ts';
import type { Line, World } from './world.ts';

type Ends = { from: string; to: string; callSid?: string; twiml?: string; parameters?: JsonObject };

/** The parameters of an incoming call, as Twilio posts them to a webhook. Names: https://www.twilio.com/docs/voice/twiml#request-parameters */
const triggerOf = (world: World, { flow }: Line, parameters: JsonObject = {}) => ({
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
    ...parameters,
  },
});

/** With `allow_concurrent_calls` off, a call that is active for the caller blocks another one. It is on by default. */
function blockedBy(world: World, flowSid: string, { from, to }: Ends): ExecutionRecord | undefined {
  const definition = world.flows.revisionFor(flowSid, from)?.definition;
  if (definition?.flags?.allow_concurrent_calls !== false) return undefined;
  return world.shelf.activeBetween(flowSid, from, to).find(({ sid }) => world.runs.get(sid)?.kind === 'call');
}

export type Arrived = { line: Line; record: ExecutionRecord };

export function arrive(world: World, flowSid: string, ends: Ends): Arrived {
  world.admit();
  const { from, to, callSid, twiml = '' } = ends;
  const fields = { from, to, status: 'in-progress' } as const;
  const flow = { ...fields, direction: 'inbound', ...(callSid && { sid: callSid }) } as const;
  const line = openLine(world, { ...fields, direction: 'outbound-api', twiml }, flow);
  const blocking = blockedBy(world, flowSid, ends);
  if (blocking) {
    endLine(world, line, 'busy');
    return { line, record: blocking };
  }
  const start = { flowSid, contact: from, flowAddress: to, kind: 'call', callSid: line.flow.sid } as const;
  const sid = world.sid('FN');
  line.flow.executionSid = sid;
  const record = startExecution(world, { ...start, sid, trigger: triggerOf(world, line, ends.parameters) });
  if (twiml !== '' && world.lines.has(line.flow.sid)) performTwiml(world, line, deedsOf(twiml));
  return { line, record };
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
  const line = world.lines.get(sid);
  if (!line) return notUp();
  if (status !== undefined) contactHangsUp(world, line);
  else if (twiml !== undefined) {
    if (call.status !== 'in-progress') return notUp();
    call.twiml = twiml;
    // The flow's own leg follows its execution: other TwiML there is heard by nobody.
    if (call === line.contact) performTwiml(world, line, deedsOf(twiml));
  }
  return { ok: true, value: call };
}

export const openPhone = (world: World): Calls => ({
  receive: (flowSid, call) => arrive(world, flowSid, call).record,
  create: ({ from, to, twiml }) => {
    const flowSid = world.numbers.flowAt(to);
    if (!flowSid || !world.flows.revisionFor(flowSid, from))
      return deadLeg(world, { from, to, direction: 'outbound-api', status: 'no-answer', twiml });
    return arrive(world, flowSid, { from, to, twiml }).line.contact;
  },
  update: (sid, change) => update(world, sid, change),
  get: (sid) => world.calls.get(sid),
  contactLeg: (sid) => world.lines.get(sid)?.contact,
  all: () => [...world.calls.values()],
});
