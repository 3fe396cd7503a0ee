// Runs a flow within a flow: with its own context, its steps under the step that led to it.
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { createContext } from './context.ts';
import { incident } from './incidents.ts';
import type { FlowRevision } from './records.ts';
import type { Signal, Subflow } from './widget.ts';
import { type Frame, type Run, topOf, type World } from './world.ts';

type Failed = { signal: Extract<Signal, { type: 'subflow' }> };

const known = new WeakMap<FlowDefinition, ReadonlyMap<string, FlowState>>();

/** The widgets of a revision by name, made once. */
export function statesOf({ definition }: Pick<FlowRevision, 'definition'>): ReadonlyMap<string, FlowState> {
  const states = known.get(definition) ?? new Map(definition.states.map((state) => [state.name, state]));
  known.set(definition, states);
  return states;
}

/** Where an execution stands before its first widget; a Trigger is entered from here. */
export const BEFORE: FlowState = { name: 'Trigger', type: 'trigger', properties: {}, transitions: [] };

const failed: Failed = { signal: { type: 'subflow', event: 'failed', output: {} } };

/** A subflow that nobody has loaded is a part of the outside, as a request is: a mock can stand in for it. */
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

function frameOf(run: Run, { flowSid, parameters }: Subflow, revision: FlowRevision): Frame {
  const { record } = run;
  const context = createContext({
    trigger: { parent: { parameters } },
    contact: { channel: { address: record.contact } },
    flow: { sid: record.sid, flow_sid: flowSid, channel: { address: record.flowAddress }, data: {} },
  });
  return {
    flowSid,
    flowName: revision.friendlyName,
    states: statesOf(revision),
    initialState: revision.definition.initial_state,
    context,
    parentStepSid: record.steps.at(-1)?.sid ?? null,
    state: BEFORE,
    memory: {},
  };
}

/** Puts the subflow on top of the run, or says how the widget is left that cannot run it. */
export function enterSubflow(world: World, run: Run, subflow: Subflow): Failed | { entered: true } {
  if (run.frames.length > 1) return nested(run);
  const revision = world.flows.revision(subflow.flowSid, subflow.revision);
  if (!revision) return missing(run, subflow.flowSid);
  run.frames.push(frameOf(run, subflow, revision));
  return { entered: true };
}
