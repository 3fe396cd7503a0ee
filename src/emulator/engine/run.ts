// The engine's loop: enters widgets, applies their outcomes and records steps, until the execution waits or has ended.

import { errorMessage } from '../../errors.ts';
import { isObject } from '../../flow/json-value.ts';
import { ENDED, TRIGGER } from '../../flow/step.ts';
import type { FlowState, JsonObject } from '../../flow/types.ts';
import { widgetType } from '../../flow/widget-types.ts';
import { callLeaves, endSession, isUp, takesCallAway } from './calls.ts';
import { transitionBy } from './conditions.ts';
import { carryOut } from './effects.ts';
import { answerRequest } from './http-requests.ts';
import { incident, isExhausted, limitReached, unknownWidget } from './incidents.ts';
import { MAX_CONTEXT_CHARACTERS, MAX_SAME_WIDGET, MAX_STEPS } from './limits.ts';
import { enterSubflow, revisionOf } from './subflow.ts';
import { recordTask } from './tasks.ts';
import type { Leave, Outcome, Party, Signal, Stop, Wait, Widget } from './widget.ts';
import { widgetContextOf } from './widget-context.ts';
import { type Frame, type Run, topOf, type World } from './world.ts';

type Task = { do: 'enter'; state: FlowState; memory?: JsonObject } | { do: 'resume'; signal: Signal };

/** The next task; undefined when the execution waits or has ended. */
export type Next = Task | undefined;

export function endRun(world: World, run: Run): void {
  if (run.record.status === 'ended') return;
  run.cancelTimer();
  run.cancelExpiry();
  run.record.status = 'ended';
  run.record.waiting = null;
  run.record.updatedAt = world.clock.tick();
  world.store.retire(run.record);
  world.runs.delete(run.record.sid);
  const session = world.sessions.get(run.record.callSid ?? '');
  if (session) endSession(world, session, 'completed');
}

export function stopRun(world: World, run: Run, { code, message, fix }: Omit<Stop, 'do'>): undefined {
  incident(run, { kind: 'stop', code, message, fix });
  endRun(world, run);
}

type Left = { name: string; from: string; to: string; transition: number };

function recordStep(world: World, run: Run, step: Left): void {
  const { record } = run;
  const frame = topOf(run);
  const { parentStepSid, flowSid } = frame;
  const at = world.clock.tick();
  record.updatedAt = at;
  const { name, from, to, transition } = step;
  const own = world.behaviour.stepContext === 'with-own-output';
  const contextThen = (own ? undefined : frame.contextOnEntry) ?? frame.context.remember();
  const { sid: executionSid } = record;
  const sid = world.sid('FT');
  record.steps.push({ sid, executionSid, flowSid, name, from, to, at, parentStepSid, transition, contextThen });
}

/** The target of a flow's last step: a subflow may end in its parent's widget. */
function endName({ behaviour }: World, { frames }: Run): string {
  const parent = frames.at(-2);
  return parent && behaviour.subflowEnd === 'the-parent-widget' ? parent.state.name : ENDED;
}

/** A subflow's add-ons and channel become the parent's [catalogue]. */
function liftFromSubflow({ context: { now } }: Frame, parent: Frame): void {
  const flow = now.flow as JsonObject;
  for (const part of ['channel', 'add_ons'] as const)
    if (isObject(flow[part])) parent.context.setFlow(part, flow[part]);
}

/** When a flow ends, the execution ends too, or the parent flow continues. */
function endFrame(world: World, run: Run): Next {
  const ended = run.frames.length > 1 ? run.frames.pop() : undefined;
  if (!ended) {
    endRun(world, run);
    return undefined;
  }
  liftFromSubflow(ended, topOf(run));
  return { do: 'resume', signal: { type: 'subflow', event: 'completed', output: ended.context.variables() } };
}

function countInARow(run: Run, widget: string): number {
  const times = run.inARow.widget === widget ? run.inARow.times + 1 : 1;
  run.inARow = { widget, times };
  return times;
}

function isBeyondLimits(run: Run, next: string): boolean {
  const { length } = run.record.steps;
  const inARow = countInARow(run, next);
  if (length >= MAX_STEPS) limitReached(run, `the execution took ${MAX_STEPS} steps`);
  else if (inARow > MAX_SAME_WIDGET)
    limitReached(run, `the execution ran \`${next}\` ${MAX_SAME_WIDGET} times in a row`);
  else if (topOf(run).context.size() > MAX_CONTEXT_CHARACTERS)
    limitReached(
      run,
      `the execution's context holds more than ${MAX_CONTEXT_CHARACTERS} characters`,
      'keep less of the answers',
    );
  else return false;
  return true;
}

function goTo(world: World, run: Run, next: string): Next {
  const state = topOf(run).states.get(next);
  if (!state) {
    const message = `a transition leads to \`${next}\`, which is not a widget of this flow`;
    return stopRun(world, run, { code: 81022, message, fix: 'correct the transition in the flow' });
  }
  if (isExhausted(run))
    return stopRun(world, run, { code: 81018, message: 'its templates take too long', fix: 'loop less in them' });
  if (!isBeyondLimits(run, next)) return { do: 'enter', state };
  endRun(world, run);
  return undefined;
}

/** The index of the transition; -1 if the widget has none for the event, or none whose conditions hold. */
function transitionOf(world: World, run: Run, { event, transition }: Leave): number {
  if (transition !== undefined) return transition;
  const { state } = topOf(run);
  return transitionBy(state.transitions, event, () => widgetContextOf(world, run));
}

/** If an event has conditions and none holds, the flow ends, like a split without No Match. */
function checkLeft(run: Run, { event }: Leave, transition: number): void {
  const { state } = topOf(run);
  if (transition >= 0 || !state.transitions.some((one) => one.event === event)) return;
  const message = `no condition of the transitions for \`${event}\` holds, and each has conditions`;
  incident(run, { kind: 'log', message, fix: 'add a transition without conditions in the flow' });
}

/** The result of Start and Resume Conversation becomes the channel of the execution [catalogue]. */
function liftToFlow({ state, context }: Frame, { output }: Leave): void {
  const isConversation = state.type === 'start-conversation' || state.type === 'resume-conversation';
  if (!isConversation || !isObject(output?.conversation)) return;
  const { sid = null, chat_service_sid = null, friendly_name = null, participants = [] } = output.conversation;
  const details = { chat_service_sid, friendly_name, participants, webhook_sid: output.webhook_sid ?? null };
  context.setFlow('channel', { sid, type: 'conversation', status: 'active', details });
}

export function leave(world: World, run: Run, outcome: Leave): Next {
  const frame = topOf(run);
  const { state } = frame;
  run.inbox = [];
  if (outcome.output) frame.context.keep(state.name, outcome.output);
  liftToFlow(frame, outcome);
  const transition = transitionOf(world, run, outcome);
  checkLeft(run, outcome, transition);
  const next = state.transitions[transition]?.next;
  recordStep(world, run, { name: outcome.event, from: state.name, to: next || endName(world, run), transition });
  if (takesCallAway(frame, outcome)) callLeaves(world, run);
  return next ? goTo(world, run, next) : endFrame(world, run);
}

function takeFromInbox(run: Run, { on }: Wait): Next {
  const signal = run.inbox.find(({ type }) => on.includes(type));
  run.inbox = [];
  return signal && { do: 'resume', signal };
}

/** Waits, unless the signal has arrived already or the call has ended. */
function wait(world: World, run: Run, outcome: Wait): Next {
  const waiting = takeFromInbox(run, outcome);
  if (waiting) return waiting;
  const { state } = topOf(run);
  if (widgetType(state.type)?.needsCall && !isUp(world, run)) {
    endRun(world, run);
    return undefined;
  }
  const { on, timeoutSeconds } = outcome;
  const until = timeoutSeconds === undefined ? null : world.clock.now() + timeoutSeconds * 1000;
  run.record.waiting = { widget: state.name, on, until };
  if (until !== null) run.cancelTimer = world.clock.schedule(until, () => deliver(world, run, { type: 'timeout' }));
  return undefined;
}

/** Without a mock, the outcome is Studio's ordinary success if there is one; otherwise an incident reports the missing mock. */
function party(world: World, run: Run, { usual, output }: Party): Next {
  const { state } = topOf(run);
  if (world.waitsForOutside) {
    run.handedOver = { usual, output };
    run.record.waiting = { widget: state.name, on: ['party'], until: null };
    return undefined;
  }
  if (usual) return leave(world, run, { do: 'leave', event: usual, ...(output && { output }) });
  const message = `no mock says how \`${state.name}\` (${state.type}) is left`;
  incident(run, { kind: 'unmocked', message, fix: `mocks:\n  ${state.name}: { event: … }` });
  const failure = widgetType(state.type)?.failure;
  if (failure) return leave(world, run, { do: 'leave', event: failure });
  endRun(world, run);
  return undefined;
}

/** The other party has finished. The ordinary output belongs to the ordinary event. */
function leaveByParty(world: World, run: Run, { event, output }: Extract<Signal, { type: 'party' }>): Next {
  const { usual, output: ordinary = {} } = run.handedOver ?? {};
  run.handedOver = undefined;
  return leave(world, run, { do: 'leave', event, output: event === usual ? { ...ordinary, ...output } : output });
}

/** A subflow that is not loaded needs a mock, like a request. */
const PARENT_WAITS: Party = { do: 'party', usual: 'completed' };

type Kinds = { [Kind in Outcome['do']]: (world: World, run: Run, outcome: Extract<Outcome, { do: Kind }>) => Next };

const OUTCOMES: Kinds = {
  leave,
  wait,
  party,
  stop: stopRun,
  request: (world, run, outcome) => {
    const answer = answerRequest(world, run, outcome.request, (late) => deliver(world, run, late));
    return answer && { do: 'resume', signal: answer };
  },
  subflow: (world, run, outcome) => {
    if (world.waitsForOutside && !revisionOf(world, run, outcome)) return party(world, run, PARENT_WAITS);
    const entered = enterSubflow(world, run, outcome);
    return 'signal' in entered ? { do: 'resume', signal: entered.signal } : begin(world, run, 'incomingParent');
  },
};

// One function for each kind of outcome; TypeScript cannot see that key and argument belong together.
const follow = (world: World, run: Run, outcome: Outcome): Next =>
  (OUTCOMES[outcome.do] as (world: World, run: Run, outcome: Outcome) => Next)(world, run, outcome);

function decide(world: World, run: Run, outcome: Outcome): Next {
  if ('effects' in outcome) for (const effect of outcome.effects ?? []) carryOut(world, run, effect);
  if ('memory' in outcome) topOf(run).memory = outcome.memory ?? {};
  return follow(world, run, outcome);
}

/** Whether a widget that speaks TwiML has no call: the execution stops there. */
const lacksCall = (world: World, run: Run, { type }: Widget): boolean =>
  Boolean(widgetType(type)?.needsCall) && !isUp(world, run);

function enter(world: World, run: Run, { state, memory = {} }: Extract<Task, { do: 'enter' }>): Next {
  const frame = topOf(run);
  frame.state = state;
  frame.memory = memory;
  if (world.behaviour.stepContext === 'without-own-output') frame.contextOnEntry = frame.context.remember();
  const mock = world.mocks.take([frame.flowSid, frame.flowName], state.name, 'event');
  if (mock && 'event' in mock) {
    recordTask(world, run, state);
    return leave(world, run, { do: 'leave', event: mock.event, ...(mock.output && { output: mock.output }) });
  }
  const widget = world.widgetOf(state.type);
  if (!widget) {
    unknownWidget(run, world.explainUnknownType(state.type, state.name));
    endRun(world, run);
    return undefined;
  }
  if (lacksCall(world, run, widget)) {
    const message = `\`${state.name}\` (${state.type}) needs a call, but there is none`;
    return stopRun(world, run, {
      code: 81000,
      message,
      fix: 'reach it on a call: trigger: incomingCall, or an outgoing call',
    });
  }
  recordTask(world, run, state);
  return decide(world, run, widget.enter(widgetContextOf(world, run)));
}

function resume(world: World, run: Run, signal: Signal): Next {
  const { state } = topOf(run);
  run.record.waiting = null;
  run.cancelTimer();
  if (signal.type === 'party' && run.handedOver) return leaveByParty(world, run, signal);
  const outcome = world.widgetOf(state.type)?.resume?.(widgetContextOf(world, run), signal);
  if (outcome) return decide(world, run, outcome);
  return stopRun(world, run, {
    code: 81000,
    message: `\`${state.name}\` (${state.type}) cannot go on`,
    fix: 'report it',
  });
}

/** Runs an execution until it waits or has ended. An error in a widget stops only that execution. */
export function drive(world: World, run: Run, first: Next): void {
  run.driving = true;
  try {
    for (let task = first; task; )
      task = task.do === 'enter' ? enter(world, run, task) : resume(world, run, task.signal);
  } catch (error) {
    const message = errorMessage(error);
    stopRun(world, run, { code: 81000, message, fix: 'report this to the makers of the emulator' });
  } finally {
    run.driving = false;
  }
}

/** Passes a signal to the widget that waits for it; false if none does. */
export function deliver(world: World, run: Run, signal: Signal): boolean {
  if (world.runs.get(run.record.sid) !== run) return false;
  if (run.driving) {
    run.inbox.push(signal);
    return true;
  }
  if (!run.record.waiting?.on.includes(signal.type)) return false;
  drive(world, run, { do: 'resume', signal });
  return true;
}

/** Leaves the current widget by an event that is not the widget's own. */
export function leaveBy(world: World, run: Run, event: string): void {
  run.record.waiting = null;
  run.cancelTimer();
  drive(world, run, leave(world, run, { do: 'leave', event }));
}

/** Starts a flow at its Trigger, or at its first widget if the definition has no Trigger. */
export function begin(world: World, run: Run, event: string): Next {
  const frame: Frame = topOf(run);
  const state = frame.states.get(frame.initialState);
  if (state?.type === 'trigger') return { do: 'enter', state, memory: { event } };
  recordStep(world, run, { name: event, from: TRIGGER, to: frame.initialState, transition: -1 });
  return goTo(world, run, frame.initialState);
}
