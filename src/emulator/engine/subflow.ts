// Runs a flow within a flow: with its own context, its steps below the step that led to it.
import type { FlowDefinition, FlowState, JsonObject } from '../../flow/types.ts';
import { createContext } from './context.ts';
import { incident } from './incidents.ts';
import type { FlowRevision } from './records.ts';
import type { Signal, Subflow as SubflowOutcome } from './widget.ts';
import { type Frame, type Run, topOf, type World } from './world.ts';

type Subflow = Pick<SubflowOutcome, 'flowSid' | 'revision' | 'parameters'>;

type Failed = { signal: Extract<Signal, { type: 'subflow' }> };

const known = new WeakMap<FlowDefinition, ReadonlyMap<string, FlowState>>();

/** The widgets of a revision by name, made once. */
export function statesOf({ definition }: Pick<FlowRevision, 'definition'>): ReadonlyMap<string, FlowState> {
  const states = known.get(definition) ?? new Map(definition.states.map((state) => [state.name, state]));
  known.set(definition, states);
  return states;
}

/** The state of an execution before its first widget; a Trigger is entered from here. */
export const BEFORE: FlowState = { name: 'Trigger', type: 'trigger', properties: {}, transitions: [] };

const failed: Failed = { signal: { type: 'subflow', event: 'failed', output: {} } };

/** A subflow that is not loaded can be mocked, as a request can. */
function missing(run: Run, flowSid: string): Failed {
  const { state } = topOf(run);
  incident(run, {
    kind: 'unmocked',
    message: `the subflow ${flowSid || '(no SID)'} is not loaded`,
    fix: `mocks:\n  ${state.name}: { event: completed, output: {} }`,
  });
  return failed;
}

function nested(run: Run): Failed {
  const message = 'a subflow cannot run another subflow';
  incident(run, { kind: 'stop', code: 81024, message, fix: 'call both subflows from the parent, one after the other' });
  return failed;
}

const TRIGGER_TYPES = {
  request: 'incomingRequest',
  message: 'incomingMessage',
  call: 'incomingCall',
  conversation: 'incomingConversationMessage',
} as const;

/**
 * "Trigger data from the parent is automatically copied into the Subflow" (the Subflows page); what `trigger.parent` holds is in
 * the catalogue. That `trigger_type` is the event of the parent's Trigger is assumed.
 */
function triggerOf(run: Run, parameters: JsonObject, stepSid: string | null): JsonObject {
  const { record, kind } = run;
  const { trigger } = topOf(run).context.now;
  const parent = { step_sid: stepSid, execution_sid: record.sid, flow_sid: record.flowSid };
  return { ...(trigger as JsonObject), parent: { parameters, ...parent, trigger_type: TRIGGER_TYPES[kind] } };
}

type Entered = Omit<Subflow, 'revision'> & { revision: FlowRevision };

function frameOf(world: World, run: Run, { flowSid, parameters, revision }: Entered): Frame {
  const { record } = run;
  const stepSid = record.steps.at(-1)?.sid ?? null;
  const rerun = world.behaviour.widgetRerun;
  const flow = { sid: record.sid, flow_sid: flowSid, channel: { address: record.flowAddress }, data: {} };
  const trigger = triggerOf(run, parameters, stepSid);
  const context = createContext({ trigger, contact: { channel: { address: record.contact } }, flow }, { rerun });
  return {
    flowSid,
    flowName: revision.friendlyName,
    states: statesOf(revision),
    initialState: revision.definition.initial_state,
    context,
    parentStepSid: stepSid,
    state: BEFORE,
    memory: {},
  };
}

/** A draft runs only for the parent's test users (the Subflows page). */
export function revisionOf(world: World, run: Run, { flowSid, revision }: Subflow): FlowRevision | undefined {
  const isDraft = revision === 'LatestDraft' || revision === 'LatestRevision';
  if (!isDraft) return world.flows.revision(flowSid, revision);
  const isTestUser = world.flows.get(run.record.flowSid)?.testUsers.includes(run.record.contact);
  if (isTestUser) return world.flows.revision(flowSid, 'LatestRevision');
  incident(run, {
    kind: 'log',
    message: `the subflow's draft runs for test users of the parent only, and ${run.record.contact} is not one`,
    fix: 'use LatestPublished, or add the contact to the test users of the parent flow',
  });
  return world.flows.revision(flowSid, 'LatestPublished');
}

/** Adds the subflow to the run, or returns the event by which the widget is left if it cannot run. */
export function enterSubflow(world: World, run: Run, subflow: Subflow): Failed | { entered: true } {
  if (run.frames.length > 1) return nested(run);
  const revision = revisionOf(world, run, subflow);
  if (!revision) return missing(run, subflow.flowSid);
  run.frames.push(frameOf(world, run, { ...subflow, revision }));
  return { entered: true };
}
