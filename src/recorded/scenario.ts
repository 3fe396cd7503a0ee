// Makes a scenario from a recorded execution: the contact's actions, the responses of other systems, and its path.

import { escapePattern } from '../escape-pattern.ts';
import { isObject } from '../flow/json-value.ts';
import { ENDED } from '../flow/step.ts';
import type { FlowDefinition, FlowState, Json, JsonObject } from '../flow/types.ts';
import { makesRequest, widgetType } from '../flow/widget-types.ts';
import { literal, type WrittenScenario } from '../scenario/write.ts';
import { recordedPath } from './compare.ts';
import { ownSteps, type RecordedExecution } from './execution.ts';
import { type Input, inputsOf, type RecordedVisit, visitsOf } from './inputs.ts';

/** A scenario, and what its recording does not show: comments for its file. */
export type RecordedScenario = { scenario: WrittenScenario; comments: readonly string[] };

/** The keys below a place in the context that a flow's templates read; `undefined` if they read all of it. */
function keysAskedFor(definition: FlowDefinition, place: string): ReadonlySet<string> | undefined {
  const text = JSON.stringify(definition.states);
  const keys = new Set<string>();
  for (const [, dotted, quoted, next] of text.matchAll(
    new RegExp(`\\b${escapePattern(place)}(?:\\.([\\w-]+)|\\[\\\\?["']([^"'\\\\\\]]+)\\\\?["']\\]|([^\\w.[-]|$))`, 'g'),
  )) {
    if (next !== undefined) return undefined;
    keys.add(dotted ?? quoted ?? '');
  }
  return keys;
}

/** Only what the flow reads: the rest of an output does not matter for a scenario, and may be private. */
function usedOf(output: JsonObject, keys: ReadonlySet<string> | undefined): JsonObject {
  return keys ? Object.fromEntries(Object.entries(output).filter(([key]) => keys.has(key))) : output;
}

const isEmpty = (value: JsonObject): boolean => Object.keys(value).length === 0;

function jsonIn(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A JSON body is easier to read as YAML; the content type is only written if it is not the usual one. */
function answerOf({ status, body, contentType }: Extract<Input, { do: 'answer' }>): JsonObject {
  const isJson = /^application\/json\s*(;|$)/i.test(contentType);
  const parsed = isJson ? jsonIn(body) : undefined;
  const usual = parsed === undefined ? 'text/plain' : 'application/json';
  const headers: JsonObject =
    contentType && contentType !== usual && body !== '' ? { headers: { 'content-type': contentType } } : {};
  return { status, ...(body === '' ? {} : { body: parsed ?? body }), ...headers };
}

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Answers in turn; the last one repeats, so equal ones at the end are written once. */
function inTurn(answers: readonly JsonObject[]): Json {
  const all = [...answers];
  while (all.length > 1 && isSame(all.at(-1) ?? null, all.at(-2) ?? null)) all.pop();
  return all.length === 1 ? (all[0] ?? {}) : all;
}

function mockOf(inputs: readonly Input[], { name, type }: FlowState, definition: FlowDefinition): Json | undefined {
  const keys = keysAskedFor(definition, `widgets.${name}`);
  const answers = inputs.flatMap((input): JsonObject[] => {
    if (input.do === 'answer') return [answerOf(input)];
    if (input.do === 'deliver') return [{ delivery: input.delivery }];
    if (input.do !== 'leave') return [];
    const output = usedOf(input.output, keys);
    return [{ event: input.event, ...(isEmpty(output) ? {} : { output }) }];
  });
  if (answers.length === 0) return undefined;
  const isUsual = answers.every(({ delivery }) => delivery === 'delivered');
  const asks = makesRequest(type) || widgetType(type)?.asksOutside !== undefined;
  return isUsual && !asks ? undefined : inTurn(answers);
}

function mocksOf(visits: readonly RecordedVisit[], definition: FlowDefinition): JsonObject {
  const byWidget = new Map<string, Input[]>();
  for (const { widget, input } of visits) byWidget.set(widget, [...(byWidget.get(widget) ?? []), input]);
  return Object.fromEntries(
    definition.states.flatMap((state) => {
      const mock = mockOf(byWidget.get(state.name) ?? [], state, definition);
      return mock === undefined ? [] : [[state.name, mock]];
    }),
  );
}

const mediaIn = (fields: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(fields)
    .filter(([key]) => /^MediaUrl\d+$/.test(key))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, url]) => url);

function actionOf({ widget: at, input }: RecordedVisit): JsonObject[] {
  if (input.do !== 'send') return [];
  const { signal } = input;
  switch (signal.type) {
    case 'message': {
      const media = mediaIn(signal.fields);
      return [{ at, reply: media.length > 0 ? { body: signal.body, media } : signal.body }];
    }
    case 'digits':
      return [{ at, press: signal.digits }];
    case 'speech':
      return [{ at, say: signal.text }];
    case 'timeout':
      return [{ at, silence: true }];
    case 'answer':
      return [{ at, answer: signal.outcome }];
    default:
      return [];
  }
}

/** Fields that every message and call has, and those with their own key in a scenario. */
const USUAL: ReadonlySet<string> = new Set([
  'Body',
  'From',
  'To',
  'Caller',
  'Called',
  'NumMedia',
  'MessageSid',
  'CallSid',
]);

function furtherFields(fields: JsonObject, definition: FlowDefinition, place: string): JsonObject {
  const used = usedOf(fields, keysAskedFor(definition, place));
  return Object.fromEntries(Object.entries(used).filter(([key]) => !USUAL.has(key) && !/^Media/.test(key)));
}

const given = (inputs: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== '' && !(isObject(value) && isEmpty(value))),
  );

function startOf(
  execution: RecordedExecution,
  definition: FlowDefinition,
): Pick<WrittenScenario, 'trigger' | 'inputs'> {
  const { trigger } = inputsOf(execution, definition);
  const { contact: to = '', flowAddress: from = '' } = trigger;
  switch (trigger.kind) {
    case 'message': {
      const message = furtherFields({ ...trigger.fields }, definition, 'trigger.message');
      return { trigger: 'incomingMessage', inputs: given({ to, from, body: trigger.body, message }) };
    }
    case 'conversation': {
      const { Body: body = '' } = trigger.fields;
      const conversation = furtherFields(trigger.fields, definition, 'trigger.conversation');
      return { trigger: 'incomingConversationMessage', inputs: given({ to, from, body: String(body), conversation }) };
    }
    case 'call': {
      const call = furtherFields(trigger.fields ?? {}, definition, 'trigger.call');
      return { trigger: 'incomingCall', inputs: given({ to, from, call }) };
    }
    case 'parent':
      return {
        trigger: 'incomingParent',
        inputs: given({ to, from, parent: { parameters: trigger.parameters ?? {} } }),
      };
    default:
      return { trigger: 'incomingRequest', inputs: given({ to, from, parameters: trigger.parameters ?? {} }) };
  }
}

type End = { action: JsonObject[]; comments: string[]; isEnded: boolean };

/** The contact can end a call at any widget; how a recording shows that is not documented. */
function endOf(last: RecordedVisit | undefined, { isCall, isStopped }: { isCall: boolean; isStopped: boolean }): End {
  if (last?.input.do !== 'stop') return { action: [], comments: [], isEnded: true };
  const at = last.widget;
  if (isStopped) return { action: [], comments: [`Studio stopped the execution at ${at}.`], isEnded: true };
  if (!isCall) {
    const comment = `The execution stopped at ${at}: the recording does not say who ended it. Here it waits there.`;
    return { action: [], comments: [comment], isEnded: false };
  }
  if (!widgetType(last.type)?.resumedBy.includes('hang-up'))
    return { action: [], comments: [`The execution ended at ${at}: the recording does not say why.`], isEnded: true };
  const comment = `The execution ended at ${at}: the recording does not say whether the contact hung up. Here it does.`;
  return { action: [{ at, hangUp: true }], comments: [comment], isEnded: true };
}

function notesOf(visits: readonly RecordedVisit[], definition: FlowDefinition): string[] {
  const unshown = visits.flatMap(({ widget, input }) => (input.note ? [`${widget}: ${input.note}.`] : []));
  const further = visits.flatMap(({ widget, input }) => {
    if (input.do !== 'send' || input.signal.type !== 'message') return [];
    const keys = Object.keys(furtherFields({ ...input.signal.fields }, definition, `widgets.${widget}.inbound`));
    return keys.length > 0 && keysAskedFor(definition, `widgets.${widget}.inbound`)
      ? [`${widget}: the flow reads ${keys.join(', ')} of the reply, which a scenario cannot give.`]
      : [];
  });
  return [...unshown, ...further];
}

/** Named by its last widget, and by the decisions of the splits before it. */
function nameOf(execution: RecordedExecution, definition: FlowDefinition): string {
  const types = new Map(definition.states.map(({ name, type }) => [name, type]));
  const own = ownSteps(execution);
  const last = own.at(-1);
  const end = last?.to === ENDED ? last.from : (last?.to ?? 'the start');
  const decisions = own
    .filter(({ from }) => types.get(from) === 'split-based-on')
    .map(({ from, name }) => `${from} by ${name}`);
  const shown = decisions.slice(-2).join(', ');
  return `${last?.to === ENDED ? 'ends after' : 'stops at'} ${end}${shown ? `: ${shown}` : ''}`;
}

function pathOf(execution: RecordedExecution): Json[] {
  const { traversals, stoppedAt } = recordedPath(execution);
  const visited = traversals.slice(1).map(({ from, event }) => ({ [from]: event }));
  return stoppedAt === undefined ? visited : [...visited, stoppedAt];
}

const isOnCall = (execution: RecordedExecution, visits: readonly RecordedVisit[]): boolean =>
  ownSteps(execution)[0]?.name === 'incomingCall' ||
  visits.some(({ step, type }) => step?.name === 'answered' && widgetType(type)?.sends.includes('call'));

/** How many executions took the path, and whether Studio stopped them. */
export type Occurrence = { count: number; isStopped: boolean };

/** The execution as a scenario, with the keys of a scenario file. */
export function scenarioOf(
  execution: RecordedExecution,
  definition: FlowDefinition,
  { count, isStopped }: Occurrence,
): RecordedScenario {
  const visits = visitsOf(execution, definition);
  const end = endOf(visits.at(-1), { isCall: isOnCall(execution, visits), isStopped });
  const contact = [...visits.flatMap(actionOf), ...end.action];
  const mocks = mocksOf(visits, definition);
  const isEnded = execution.status === 'ended' && end.isEnded;
  const times = count === 1 ? 'Recorded once' : `Recorded ${count} times`;
  const scenario = {
    name: nameOf(execution, definition),
    description: `${times}, as ${execution.sid} (revision ${execution.revision}).`,
    tags: ['recorded'],
    ...startOf(execution, definition),
    now: execution.createdAt,
    ...(isEmpty(mocks) ? {} : { mocks }),
    ...(contact.length === 0 ? {} : { contact }),
    expect: { status: isEnded ? 'ended' : 'active', path: pathOf(execution) },
  };
  return {
    // A scenario file replaces `${…}`, so such texts of contacts are escaped.
    scenario: literal(scenario as unknown as JsonObject) as unknown as WrittenScenario,
    comments: [...notesOf(visits, definition), ...end.comments],
  };
}
