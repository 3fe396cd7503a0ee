// Writes an execution as a scenario: its start, the actions of the contact, mocks, and all results.

import { parseJson } from '../../emulator/engine/key-values.ts';
import type { MockAnswer } from '../../emulator/engine/mocks.ts';
import { ENDED } from '../../flow/step.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import type { Action } from '../../scenario/scenario.ts';
import { expectedText, expectedValue } from '../../scenario/unstable.ts';
import { literal, type WrittenScenario } from '../../scenario/write.ts';
import { readsClock } from './moments.ts';
import type { Plan } from './plan.ts';
import type { Played, PlayedStep, Player } from './player.ts';
import { CONTACT } from './roots.ts';

/** SIDs differ in each execution. */
const SID = /\b[A-Z]{2}[0-9a-f]{32}\b/;

/** A text as `messages` and `prompts` compare it: exactly, or as a pattern if it contains a SID. */
const textExpectation = (text: string): Json => literal(expectedText(text));

function actionYaml(action: Action): JsonObject {
  switch (action.kind) {
    case 'reply':
      return action.media.length > 0
        ? { reply: { body: literal(action.body), media: [...action.media] } }
        : { reply: literal(action.body) };
    case 'press':
      return { press: action.digits };
    case 'say':
      return { say: literal(action.speech) };
    case 'silence':
      return { silence: true };
    case 'hangUp':
      return { hangUp: true };
    case 'answer':
      return { answer: action.outcome };
  }
}

const answerYaml = (answer: MockAnswer): JsonObject => literal(answer as unknown as JsonObject);

/** The last answer repeats, so equal ones at the end are written once. */
function answersYaml(answers: readonly MockAnswer[]): Json | undefined {
  const list = answers.map(answerYaml);
  while (list.length > 1 && JSON.stringify(list.at(-1)) === JSON.stringify(list.at(-2))) list.pop();
  const [only] = list;
  if (list.length !== 1 || !only) return list;
  return only.delivery === 'delivered' ? undefined : only;
}

function mocksYaml({ mocks }: Played): JsonObject {
  const entries = [...mocks.values()].flatMap(({ widget, answers }) => {
    const yaml = answersYaml(answers);
    return yaml === undefined ? [] : [[widget, yaml] as const];
  });
  return Object.fromEntries(entries);
}

const TRIGGERS: Readonly<Record<string, string>> = {
  request: 'incomingRequest',
  message: 'incomingMessage',
  call: 'incomingCall',
  conversation: 'incomingConversationMessage',
  parent: 'incomingParent',
};

export const triggerName = ({ trigger }: Plan): string => TRIGGERS[trigger.kind] ?? 'incomingRequest';

/** Of longer paths only the beginning and the end are written. */
const MAX_STEPS = 60;

/** A path cannot name an event without a transition. */
const stepYaml = ({ record, state }: PlayedStep): Json =>
  state?.transitions.some(({ event }) => event === record.name) ? { [record.from]: record.name } : record.from;

function pathYaml({ steps, run }: Played, main: string): Json[] {
  const own = steps.filter(({ flow }) => flow === main);
  const widgets = own.filter(({ state, record }) => state?.type !== 'trigger' && record.from !== 'Trigger');
  const last = own.at(-1)?.record;
  // Where it waits, or was stopped.
  const open = last && last.to !== ENDED ? [last.to] : [];
  const path = [...widgets.map(stepYaml), ...open];
  if (path.length <= MAX_STEPS || run.status !== 'ended') return path;
  return [...path.slice(0, MAX_STEPS / 2), '...', ...path.slice(-MAX_STEPS / 4)];
}

/** Final values of variables that are the same in each run. */
function variablesYaml({ run }: Played): JsonObject {
  const { variables } = (run.context.flow ?? {}) as { variables?: JsonObject };
  const entries = Object.entries(variables ?? {}).filter(
    ([key, value]) =>
      !key.includes('.') &&
      (typeof value !== 'string' || (value.length <= 120 && !SID.test(value))) &&
      typeof value !== 'object',
  );
  return Object.fromEntries(entries.slice(0, 8).map(([key, value]) => [key, literal(value)]));
}

/** Values that differ in each run are compared as a pattern. */
const valueExpectation = (value: Json): Json => literal(expectedValue(value));

type Outputs = Played['run']['outputs'];

const messagesYaml = (outputs: Outputs): Json[] =>
  outputs.flatMap((output) => (output.kind === 'message' && output.toContact ? [textExpectation(output.body)] : []));

/** Messages to anyone but the contact, by recipient. */
function messagesToYaml(outputs: Outputs): JsonObject {
  const byRecipient = new Map<string, Json[]>();
  for (const output of outputs)
    if (output.kind === 'message' && !output.toContact && output.to !== '')
      byRecipient.set(output.to, [...(byRecipient.get(output.to) ?? []), textExpectation(output.body)]);
  return Object.fromEntries(byRecipient);
}

const promptsYaml = (outputs: Outputs): Json[] =>
  outputs.flatMap((output) => {
    if (output.kind !== 'prompt') return [];
    const text = output.say ?? output.play;
    return text === undefined ? [] : [textExpectation(text)];
  });

const MAX_SENT = 6;

/** By widget, in order; a single one without a list. Widgets that sent too much to be readable are left out. */
function byWidget(sent: readonly (readonly [string, JsonObject])[]): JsonObject {
  const lists = new Map<string, Json[]>();
  for (const [widget, value] of sent) lists.set(widget, [...(lists.get(widget) ?? []), value]);
  const readable = [...lists].filter(([, list]) => list.length <= MAX_SENT);
  return Object.fromEntries(readable.map(([widget, list]) => [widget, list.length === 1 ? (list[0] ?? {}) : list]));
}

function bodyOf(text: string): Json {
  const parsed = /^\s*\{/.test(text) ? parseJson(text) : undefined;
  return parsed ?? text;
}

const requestsYaml = (outputs: Outputs): JsonObject =>
  byWidget(
    outputs.flatMap((output): (readonly [string, JsonObject])[] => {
      if (output.kind !== 'request') return [];
      const { method, url, parameters, body } = output;
      const sentBody: JsonObject = body ? { body: bodyOf(body) } : {};
      const content: JsonObject = parameters ? { parameters: { ...parameters } } : sentBody;
      return [[output.widget, valueExpectation({ method, url, ...content }) as JsonObject]];
    }),
  );

/** Properties that matter to an agent who takes over; other properties are internal to the flow. */
const HANDED_OVER = [
  'attributes',
  'task_attributes',
  'queue_name',
  'to',
  'payment_amount',
  'currency',
  'url',
  'parameters',
];

const isSaid = (value: Json | undefined): value is Json => value !== undefined && value !== null && value !== '';

const tasksYaml = (outputs: Outputs): JsonObject =>
  byWidget(
    outputs.flatMap((output): (readonly [string, JsonObject])[] => {
      if (output.kind !== 'task') return [];
      const said = HANDED_OVER.filter((key) => isSaid(output.properties[key]));
      const entries = said.map((key) => [key, valueExpectation(output.properties[key] ?? null)] as const);
      return entries.length === 0 ? [] : [[output.widget, Object.fromEntries(entries)]];
    }),
  );

const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function expectYaml(player: Player, played: Played): JsonObject {
  const { outputs } = played.run;
  const said: JsonObject = {
    messages: messagesYaml(outputs),
    messagesTo: messagesToYaml(outputs),
    prompts: promptsYaml(outputs),
    requests: requestsYaml(outputs),
    tasks: tasksYaml(outputs),
    variables: variablesYaml(played),
  };
  const written = Object.entries(said).filter(([, value]) => !isEmpty(value));
  return { status: played.run.status, path: pathYaml(played, player.main.name), ...Object.fromEntries(written) };
}

const OFFSET_HOURS = -8;

/** With the offset of California, the time zone of the dates in Studio's templates. */
function momentYaml(moment: number): string {
  const shown = new Date(moment + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 19);
  return `${shown}-08:00`;
}

export type Defaults = { trigger: string; contact: string; from: string };

/** A value that several scenarios share is written once, in `defaults`. */
export const DEFAULT_FROM = '+15550100000';

/** Fields with JSON text are easier to read as YAML. */
const fieldYaml = (value: Json): Json => {
  const parsed = typeof value === 'string' && /^\s*\{/.test(value) ? parseJson(value) : undefined;
  return parsed ?? value;
};

const fieldsYaml = (name: string, fields: JsonObject): JsonObject => {
  const entries = Object.entries(fields).map(([key, value]) => [key, literal(fieldYaml(value))] as const);
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
};

/** Written as `to` and `body`. */
const OWN_FIELDS = new Set(['Body', 'Author']);

/** What starts the flow, except numbers. */
function startYaml({ trigger }: Plan): JsonObject {
  switch (trigger.kind) {
    case 'message':
      return { body: literal(trigger.body), ...fieldsYaml('message', { ...trigger.fields }) };
    case 'conversation': {
      const rest = Object.entries(trigger.fields).filter(([name]) => !OWN_FIELDS.has(name));
      return {
        body: literal(String(trigger.fields.Body ?? '')),
        ...fieldsYaml('conversation', Object.fromEntries(rest)),
      };
    }
    case 'call':
      return fieldsYaml('call', trigger.fields ?? {});
    case 'parent':
      return fieldsYaml('parent', isEmpty(trigger.parameters ?? {}) ? {} : { parameters: trigger.parameters ?? {} });
    case 'request':
      return fieldsYaml('parameters', trigger.parameters ?? {});
    default:
      return {};
  }
}

function inputsYaml({ plan }: Played, named: string): JsonObject {
  const { contact = CONTACT, flowAddress = DEFAULT_FROM } = plan.trigger;
  const digits = contact.replace(/^\D*/, '');
  return {
    // The contact's number is only written if something depends on it.
    ...(contact !== CONTACT || named.includes(digits) ? { to: contact } : {}),
    ...(flowAddress !== DEFAULT_FROM ? { from: flowAddress } : {}),
    ...startYaml(plan),
  };
}

/** A scenario in the format of its file, without its name. */
export function scenarioYaml(player: Player, played: Played, name: string): WrittenScenario {
  const expect = expectYaml(player, played);
  const mocks = mocksYaml(played);
  const { trigger } = played.plan;
  const inputs = inputsYaml(played, JSON.stringify([expect, mocks]));
  const contact = played.actions.map(({ widget, action }) => ({ at: widget, ...actionYaml(action) }));
  const clock = player.flows.some(({ definition }) => readsClock(definition));
  const scenario: JsonObject = {
    name: literal(name),
    trigger: triggerName(played.plan),
    ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
    ...(clock || trigger.now !== undefined ? { now: momentYaml(trigger.now ?? player.now) } : {}),
    ...(Object.keys(mocks).length > 0 ? { mocks } : {}),
    ...(contact.length > 0 ? { contact } : {}),
    expect,
  };
  return scenario as WrittenScenario;
}

/** Moves what all scenarios have in common to `defaults`. */
export function shared(scenarios: readonly WrittenScenario[]): { defaults: JsonObject; scenarios: WrittenScenario[] } {
  const triggers = scenarios.map(({ trigger }) => String(trigger));
  const counts = new Map(triggers.map((one) => [one, triggers.filter((other) => other === one).length]));
  const trigger = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'incomingRequest';
  const bare = scenarios.map((scenario): WrittenScenario => {
    const { trigger: own, ...rest } = scenario;
    return (own === trigger ? rest : scenario) as WrittenScenario;
  });
  return { defaults: { trigger, inputs: { from: DEFAULT_FROM } }, scenarios: bare };
}
