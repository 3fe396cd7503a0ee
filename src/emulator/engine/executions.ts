// Starts executions by any Trigger, ends and deletes them.

import type { JsonObject } from '../../flow/types.ts';
import { newBudget } from '../../liquid/budget.ts';
import { createContext } from './context.ts';
import { limitReached } from './incidents.ts';
import { EXECUTION_DAYS } from './limits.ts';
import type { ExecutionRecord, FlowRevision, Refusal } from './records.ts';
import { begin, drive } from './run.ts';
import type { Executions, Result } from './studio.ts';
import { BEFORE, statesOf } from './subflow.ts';
import type { Frame, Run, Start, World } from './world.ts';

const EVENTS = {
  request: 'incomingRequest',
  message: 'incomingMessage',
  call: 'incomingCall',
  conversation: 'incomingConversationMessage',
} as const;

const LIFETIME = EXECUTION_DAYS * 24 * 60 * 60 * 1000;

/** Until the timers of the execution and of its wait are set. */
const nothing = (): void => undefined;

function frameOf(
  { behaviour }: World,
  { start, sid }: { start: Start; sid: string },
  { friendlyName, definition }: FlowRevision,
): Frame {
  const { flowSid, contact, flowAddress, trigger, data = {} } = start;
  const flow = { sid, flow_sid: flowSid, channel: { address: flowAddress }, data };
  return {
    flowSid,
    flowName: friendlyName,
    states: statesOf({ definition }),
    initialState: definition.initial_state,
    context: createContext(
      { trigger, contact: { channel: { address: contact } }, flow },
      { rerun: behaviour.widgetRerun },
    ),
    parentStepSid: null,
    state: BEFORE,
    memory: {},
  };
}

function newRun(world: World, start: Start, revision: FlowRevision): Run {
  const { flowSid, contact, flowAddress, kind, callSid = null } = start;
  const at = world.clock.tick();
  const { sid = world.sid('FN') } = start;
  const frame = frameOf(world, { start, sid }, revision);
  const record: ExecutionRecord = {
    sid,
    flowSid,
    revision: revision.revision,
    status: 'active',
    contact,
    flowAddress,
    context: frame.context.now,
    steps: [],
    createdAt: at,
    updatedAt: at,
    waiting: null,
    callSid,
    repliesGoTo: null,
    incidents: [],
    outputs: [],
  };
  const inARow = { widget: '', times: 0 };
  return {
    record,
    kind,
    frames: [frame],
    inbox: [],
    driving: false,
    exhausted: 0,
    budget: newBudget(),
    inARow,
    cancelTimer: nothing,
    cancelExpiry: nothing,
  };
}

/** Runs a flow until it waits or has ended. The flow must have a revision that runs for the contact. */
export function startExecution(world: World, start: Start): ExecutionRecord {
  const revision = world.flows.revisionFor(start.flowSid, start.contact);
  if (!revision) throw new Error(`the flow ${start.flowSid} has no revision that could run`);
  const run = newRun(world, start, revision);
  const { record } = run;
  world.store.put(record);
  world.runs.set(record.sid, run);
  world.numbers.notice(start.flowAddress, start.flowSid);
  run.cancelExpiry = world.clock.schedule(record.createdAt + LIFETIME, () => {
    limitReached(run, `the execution was active for ${EXECUTION_DAYS} days`);
    world.end(run);
  });
  drive(world, run, begin(world, run, start.event ?? EVENTS[start.kind]));
  return record;
}

const refuse = (
  status: number,
  code: number,
  message: string,
  details?: JsonObject,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { status, code, message, ...(details && { details }) },
});

const notFound = (path: string) => refuse(404, 20404, `The requested resource ${path} was not found`);

/** A flow has one active execution between two addresses; each call has its own. */
function conflictOf(
  world: World,
  { flowSid, to, from }: Parameters<Executions['trigger']>[0],
): ExecutionRecord | undefined {
  const active = world.store.activeBetween(flowSid, to, from);
  return active.find(({ sid }) => world.runs.get(sid)?.kind !== 'call');
}

function trigger(world: World, request: Parameters<Executions['trigger']>[0]): Result<ExecutionRecord> {
  const { flowSid, to, from, parameters } = request;
  if (!world.flows.revisionFor(flowSid, to)) return notFound(`/Flows/${flowSid}/Executions`);
  const conflict = conflictOf(world, request);
  if (conflict) {
    const message = `Execution ${conflict.sid} is already active for this contact. End the active Execution before creating a new one`;
    return refuse(409, 20409, message, { conflicting_execution_sid: conflict.sid });
  }
  const start: Start = {
    flowSid,
    contact: to,
    flowAddress: from,
    kind: 'request',
    trigger: { request: { to, from, parameters } },
    data: parameters,
  };
  return { ok: true, value: startExecution(world, start) };
}

function end(world: World, sid: string): Result<ExecutionRecord> {
  const record = world.store.get(sid);
  if (!record) return notFound(`/Executions/${sid}`);
  const run = world.runs.get(sid);
  if (run) world.end(run);
  return { ok: true, value: record };
}

/** Only an ended execution can be deleted. Source: https://www.twilio.com/docs/studio/rest-api/v2/execution */
function remove(world: World, sid: string): Result<null> {
  const record = world.store.get(sid);
  if (!record) return notFound(`/Executions/${sid}`);
  if (record.status === 'active') return refuse(409, 20409, `Execution ${sid} is active: end it before you delete it`);
  world.store.remove(record);
  return { ok: true, value: null };
}

export const openExecutions = (world: World): Omit<Executions, 'startBy'> => ({
  trigger: (request) => trigger(world, request),
  get: world.store.get,
  page: world.store.page,
  count: world.store.count,
  end: (sid) => end(world, sid),
  remove: (sid) => remove(world, sid),
});
