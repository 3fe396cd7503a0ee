// Reads the external inputs of a recorded execution: the trigger, the contact's actions, and the responses of other systems.

import type { ContactSignal, SimulationTrigger } from '../emulator/engine/simulation.ts';
import type { InboundMessage } from '../emulator/engine/widget.ts';
import { isObject } from '../flow/json-value.ts';
import { ENDED, type Step } from '../flow/step.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import { ownSteps, type RecordedExecution } from './execution.ts';

type ExternalInput =
  /** An action of the contact, and the seconds since the widget was entered. */
  | { do: 'send'; signal: ContactSignal; seconds: number }
  /** The response to the widget's request. */
  | { do: 'answer'; status: number; body: string; contentType: string }
  /** The outcome that another system decided, and what the widget then wrote into the context. */
  | { do: 'leave'; event: string; output: JsonObject }
  | { do: 'deliver'; delivery: 'delivered' | 'failed' }
  /** No input: the flow decides. */
  | { do: 'decide' }
  /** The execution was ended from outside here, or still waits here. */
  | { do: 'stop' };

/** The external input at a widget. `note` names what the recording does not contain. */
export type Input = ExternalInput & { note?: string };

export type Inputs = {
  trigger: Exclude<SimulationTrigger, { kind: 'arrival' }> & { now: number };
  /** By widget, in the order of its visits. */
  widgets: ReadonlyMap<string, readonly Input[]>;
};

/** One visit of a widget, with its input. */
export type RecordedVisit = { widget: string; type: string; input: Input; step?: Step };

/** The value at a path of keys; undefined if there is none. */
export function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const key of keys) found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

const objectAt = (context: JsonObject | undefined, ...keys: readonly string[]): JsonObject => {
  const found = valueAt(context, ...keys);
  return isObject(found) ? found : {};
};

const textAt = (value: Json | undefined, ...keys: readonly string[]): string => {
  const found = valueAt(value, ...keys);
  return found === undefined || found === null ? '' : String(found);
};

/** The fields of a webhook are text. */
const asFields = (parameters: JsonObject): InboundMessage =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''),
    ]),
  );

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** These events write to the context; if a step's context lacks that, it was taken before the widget wrote it. */
const WRITES: ReadonlySet<string> = new Set(['incomingMessage', 'incomingConversationMessage', 'keypress', 'speech']);

/**
 * What a widget wrote to the context when a step left it. The final context has the result of the last visit, a step's context that of an
 * earlier one. It is not documented whether a step's context includes what its own widget wrote; if not, the next step's context does.
 */
function outputsOf(execution: RecordedExecution, own: readonly Step[]) {
  const { context, stepContexts } = execution;
  const last = new Map(own.map(({ from }, index) => [from, index]));
  const seen = new Set<string>();
  const isLate = own.some(({ sid, from, name }) => {
    const isFirst = !seen.has(from);
    seen.add(from);
    const then = stepContexts[sid];
    return (
      isFirst && then !== undefined && WRITES.has(name) && Object.keys(objectAt(then, 'widgets', from)).length === 0
    );
  });
  return (index: number): JsonObject => {
    const step = own[index];
    if (!step) return {};
    if (last.get(step.from) === index) return objectAt(context, 'widgets', step.from);
    const at = isLate ? (own[index + 1]?.sid ?? '') : step.sid;
    return objectAt(stepContexts[at], 'widgets', step.from);
  };
}

type Leaving = { event: string; output: JsonObject; seconds: number };

const leave = ({ event, output }: Leaving, note?: string): Input => ({
  do: 'leave',
  event,
  output,
  ...(note ? { note } : {}),
});

function afterQuestion(leaving: Leaving): Input {
  const { event, output, seconds } = leaving;
  const inbound = objectAt(output, 'inbound');
  if (event === 'timeout') return { do: 'send', signal: { type: 'timeout' }, seconds };
  if (event === 'deliveryFailure') return { do: 'deliver', delivery: 'failed' };
  if (event !== 'incomingMessage' && event !== 'incomingConversationMessage') return leave(leaving);
  if (Object.keys(inbound).length === 0) return leave(leaving, "the contact's reply is not in the recorded context");
  const body = textAt(inbound, 'Body');
  return { do: 'send', signal: { type: 'message', body, fields: asFields(inbound) }, seconds };
}

function afterGather(leaving: Leaving): Input {
  const { event, output, seconds } = leaving;
  if (event === 'timeout') return { do: 'send', signal: { type: 'timeout' }, seconds };
  const digits = textAt(output, 'Digits');
  if (event === 'keypress' && digits) return { do: 'send', signal: { type: 'digits', digits }, seconds };
  const text = textAt(output, 'SpeechResult');
  const confidence = Number(textAt(output, 'Confidence')) || 1;
  if (event === 'speech' && text) return { do: 'send', signal: { type: 'speech', text, confidence }, seconds };
  return leave(leaving, `what the contact did is not in the recorded context`);
}

const ANSWERS = { busy: 'busy', noAnswer: 'no-answer', failed: 'failed' } as const;

const isUnanswered = (event: string): event is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, event);

function afterCall(leaving: Leaving): Input {
  const { event, output, seconds } = leaving;
  const isMachine = /^(machine|fax)/.test(textAt(output, 'AnsweredBy'));
  if (event === 'answered')
    return { do: 'send', signal: { type: 'answer', outcome: isMachine ? 'machine' : 'human' }, seconds };
  if (isUnanswered(event)) return { do: 'send', signal: { type: 'answer', outcome: ANSWERS[event] }, seconds };
  return leave(leaving);
}

/** Whether the widget succeeds with a response of this status, by Studio's rules. */
const SUCCEEDS: Readonly<Record<string, (status: number) => boolean>> = {
  'make-http-request': (status) => status >= 200 && status < 300,
  'run-function': (status) => status < 400,
};

function afterRequest(leaving: Leaving, type: string): Input {
  const { event, output } = leaving;
  const status = Number(output.status_code);
  const isAnswered = Number.isInteger(status) && status > 0 && output.status_code !== '';
  const isSuccess = event === 'success';
  if (!isAnswered || SUCCEEDS[type]?.(status) !== isSuccess) {
    const note = isSuccess
      ? 'its answer is not in the recorded context'
      : 'why it failed is not recorded: no answer in time, no connection, or an answer that was too large';
    return { do: 'leave', event, output: isSuccess ? output : {}, note };
  }
  const body = output.body ?? (output.parsed === undefined ? '' : JSON.stringify(output.parsed));
  return { do: 'answer', status, body: textAt(body), contentType: textAt(output, 'content_type') };
}

type Reader = (leaving: Leaving, type: string) => Input;

const DECIDE: Reader = () => ({ do: 'decide' });

const READERS: Readonly<Record<string, Reader>> = {
  trigger: DECIDE,
  'split-based-on': DECIDE,
  'set-variables': DECIDE,
  'send-message': ({ event }) => ({ do: 'deliver', delivery: event === 'sent' ? 'delivered' : 'failed' }),
  'send-and-wait-for-reply': afterQuestion,
  'say-play': DECIDE,
  'gather-input-on-call': afterGather,
  'make-outgoing-call': afterCall,
  'make-outgoing-call-v1': afterCall,
  'make-outgoing-call-v2': afterCall,
  'make-http-request': afterRequest,
  'run-function': afterRequest,
  'fork-stream': DECIDE,
};

/** The outcome of a widget with another party is used as recorded, and so is that of an unknown type. */
const readerOf = (type: string): Reader =>
  Object.hasOwn(READERS, type) ? (READERS[type] ?? leave) : (leaving) => leave(leaving);

const known = new WeakMap<FlowDefinition, ReadonlyMap<string, string>>();

/** The widget types of a definition, computed once for thousands of executions. */
function typesOf(definition: FlowDefinition): ReadonlyMap<string, string> {
  const types = known.get(definition) ?? new Map(definition.states.map(({ name, type }) => [name, type]));
  known.set(definition, types);
  return types;
}

/** The visits of an execution in order, each with its external input. The Trigger is the first. */
export function visitsOf(execution: RecordedExecution, definition: FlowDefinition): RecordedVisit[] {
  const own = ownSteps(execution);
  const outputAt = outputsOf(execution, own);
  const types = typesOf(definition);
  const typeOf = (widget: string): string => types.get(widget) ?? '';
  const visits = own.map((step, index): RecordedVisit => {
    const entered = own[index - 1]?.at ?? execution.createdAt;
    const type = index === 0 && typeOf(step.from) === '' ? 'trigger' : typeOf(step.from);
    const leaving = { event: step.name, output: outputAt(index), seconds: secondsBetween(entered, step.at) };
    return { widget: step.from, type, input: readerOf(type)(leaving, type), step };
  });
  const current = own.at(-1)?.to;
  if (current === undefined || current === ENDED) return visits;
  return [...visits, { widget: current, type: typeOf(current), input: { do: 'stop' } }];
}

/** The trigger, from the context. Missing fields are omitted. */
function triggerOf(execution: RecordedExecution): Inputs['trigger'] {
  const { context, createdAt } = execution;
  const event = ownSteps(execution)[0]?.name ?? 'incomingRequest';
  const ends = {
    contact: textAt(context, 'contact', 'channel', 'address'),
    flowAddress: textAt(context, 'flow', 'channel', 'address'),
    now: Date.parse(createdAt),
  };
  const trigger = objectAt(context, 'trigger');
  if (event === 'incomingMessage') {
    const message = objectAt(trigger, 'message');
    return { kind: 'message', ...ends, body: textAt(message, 'Body'), fields: asFields(message) };
  }
  if (event === 'incomingConversationMessage')
    return { kind: 'conversation', ...ends, fields: objectAt(trigger, 'conversation') };
  if (event === 'incomingCall') return { kind: 'call', ...ends, fields: objectAt(trigger, 'call') };
  if (event === 'incomingParent')
    return { kind: 'parent', ...ends, parameters: objectAt(trigger, 'parent', 'parameters') };
  const data = valueAt(context, 'flow', 'data') ?? valueAt(trigger, 'request', 'parameters');
  return { kind: 'request', ...ends, parameters: isObject(data) ? data : {} };
}

export function inputsOf(execution: RecordedExecution, definition: FlowDefinition): Inputs {
  const widgets = new Map<string, Input[]>();
  for (const { widget, input } of visitsOf(execution, definition)) {
    const known = widgets.get(widget);
    if (known) known.push(input);
    else widgets.set(widget, [input]);
  }
  return { trigger: triggerOf(execution), widgets };
}
