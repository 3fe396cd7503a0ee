// Plays a recorded execution against a definition: with the recorded inputs where that definition asks for them, and no others.

import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { MockAnswer } from '../emulator/engine/mocks.ts';
import type { StepRecord } from '../emulator/engine/records.ts';
import { type AskMock, createSimulation, type SimulatedRun } from '../emulator/engine/simulation.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import { type ContactInput, contactInputs, makesRequest, takesInput, widgetType } from '../flow/widget-types.ts';
import type { Input, Inputs } from './inputs.ts';

export type PlayedStep = Pick<StepRecord, 'name' | 'from' | 'to'> & { contextThen: () => JsonObject };

/** How it ended, and at which widget. */
export type PlayedEnd =
  | { how: 'ended' }
  /** As in the recording: it was ended from outside there, or still waits there. */
  | { how: 'stopped'; at: string }
  /** It needs input that was not recorded. */
  | { how: 'not-recorded'; at: string; what: string }
  /** The engine cannot continue. */
  | { how: 'failed'; at: string; why: string };

export type Played = { steps: readonly PlayedStep[]; end: PlayedEnd; context: JsonObject };

export type Player = { readonly definition: FlowDefinition; readonly play: (inputs: Inputs) => Played };

/** Types at which the flow waits and a recorded input can be sent; other types are left as recorded. */
const INTERACTIVE: ReadonlySet<string> = new Set([
  'send-and-wait-for-reply',
  'gather-input-on-call',
  'make-outgoing-call',
  'make-outgoing-call-v1',
  'make-outgoing-call-v2',
]);

/** Whether the outcome depends only on the flow, so that no recorded input is needed. */
function decidesItself(name: string): boolean {
  const type = widgetType(name);
  return type !== undefined && name !== 'run-subflow' && !type.asksOutside && !takesInput(name);
}

const INPUT_NAMES: Readonly<Record<ContactInput, string>> = {
  message: 'a reply',
  keys: 'keys',
  speech: 'speech',
  answer: 'an answer to its call',
  'hang-up': 'the end of the call',
};

/** The input that a widget of this type waits for. */
function whatFor(name: string): string {
  if (name === 'run-subflow') return 'the result of its subflow';
  const type = widgetType(name);
  if (type?.asksOutside === 'request') return 'an answer to its request';
  const inputs = type?.asksOutside ? [] : contactInputs(name).filter((input) => input !== 'hang-up');
  return inputs.map((input) => INPUT_NAMES[input]).join(' or ') || 'its outcome';
}

/** Stops a run from inside; the engine treats any error as the end of that execution. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

type Progress = {
  inputs: Inputs;
  /** How many inputs of each widget were used. */
  used: Map<string, number>;
  /** The input of the current widget. */
  current: { widget: string; input: Input } | undefined;
  end: PlayedEnd | undefined;
};

const nextInput = ({ inputs, used }: Progress, widget: string): Input | undefined => {
  const count = used.get(widget) ?? 0;
  used.set(widget, count + 1);
  return inputs.widgets.get(widget)?.[count];
};

/** Called when a widget is entered: returns its recorded input, or stops the run if there is none. */
function enterWidget(progress: Progress, widget: string, type: string): MockAnswer | undefined {
  const input = nextInput(progress, widget);
  progress.current = input && { widget, input };
  if (input?.do === 'stop' && !INTERACTIVE.has(type)) {
    progress.end = { how: 'stopped', at: widget };
    throw new Stopped();
  }
  if (input?.do === 'leave') return { event: input.event, output: input.output };
  const needs = !decidesItself(type) && !INTERACTIVE.has(type);
  const isAnswer = input?.do === 'answer' && makesRequest(type);
  if (needs && !isAnswer) {
    progress.end = { how: 'not-recorded', at: widget, what: whatFor(type) };
    throw new Stopped();
  }
  return undefined;
}

function answerFor(progress: Progress, widget: string): MockAnswer | undefined {
  const { current } = progress;
  if (current?.widget !== widget || current.input.do !== 'answer') return undefined;
  const { status, body, contentType } = current.input;
  return { status, body, headers: { 'content-type': contentType } };
}

function deliveryFor({ current }: Progress, widget: string): MockAnswer | undefined {
  if (current?.widget !== widget || current.input.do !== 'deliver') return undefined;
  return { delivery: current.input.delivery };
}

/** A contact that is slower than the widget's timeout has no effect. Recorded times are in whole seconds. */
const SLACK_SECONDS = 2;

/** Sends the recorded input if the run waits for it, and returns whether the run continued. */
function supply(run: SimulatedRun, progress: Progress, type: string): boolean {
  const { waiting } = run;
  const { current } = progress;
  if (!waiting) return false;
  const { widget: at, until } = waiting;
  const input = current?.widget === at ? current.input : undefined;
  if (input?.do === 'stop') {
    progress.end = { how: 'stopped', at };
    return false;
  }
  const notRecorded = (): false => {
    progress.end = { how: 'not-recorded', at, what: whatFor(type) };
    return false;
  };
  if (input?.do !== 'send') return notRecorded();
  progress.current = undefined;
  const { signal, seconds } = input;
  if (signal.type !== 'timeout') {
    const left = until === null ? seconds + 1 : (until - run.now) / 1000;
    if (seconds > left + SLACK_SECONDS) return run.send({ type: 'timeout' }) || notRecorded();
    run.elapse(Math.max(0, Math.min(seconds, left - 0.001)));
  }
  return run.send(signal) || notRecorded();
}

const isOwn = ({ parentStepSid }: StepRecord): boolean => parentStepSid === null;

function endOf(run: SimulatedRun, { end }: Progress): PlayedEnd {
  if (end) return end;
  const last = run.steps.findLast(isOwn);
  if (run.status === 'ended' && last?.to === ENDED) return { how: 'ended' };
  const at = last?.to ?? '';
  const incident = run.incidents.findLast(({ kind }) => kind !== 'note' && kind !== 'liquid');
  return { how: 'failed', at, why: incident?.message ?? 'the call has ended' };
}

const NOTHING: Inputs = { trigger: { kind: 'request', now: 0 }, widgets: new Map() };

export type PlayedFlow = {
  name: string;
  definition: FlowDefinition;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

/** A player for any number of recordings of one definition. */
export function createPlayer({ name, definition, behaviour = {} }: PlayedFlow): Player {
  let progress: Progress = { inputs: NOTHING, used: new Map(), current: undefined, end: undefined };
  const types = new Map(definition.states.map((state) => [state.name, state.type]));
  const typeOf = (widget: string): string => types.get(widget) ?? '';
  const ask: AskMock = ({ widget, use }) => {
    if (use === 'event') return enterWidget(progress, widget, typeOf(widget));
    return use === 'request' ? answerFor(progress, widget) : deliveryFor(progress, widget);
  };
  const simulation = createSimulation({ flows: [{ name, definition }], mocks: ask, behaviour });
  return {
    definition,
    play(inputs) {
      progress = { inputs, used: new Map(), current: undefined, end: undefined };
      const run = simulation.start(inputs.trigger);
      while (run.status === 'active' && run.waiting && !progress.end) {
        if (!supply(run, progress, typeOf(run.waiting.widget))) break;
      }
      return { steps: run.steps.filter(isOwn), end: endOf(run, progress), context: run.context };
    },
  };
}
