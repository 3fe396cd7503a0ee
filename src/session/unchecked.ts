// Lists what an execution sent and no expectation checked, with the YAML to add, and what a target could not check.
import type { Place } from '../errors.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import type { Expectation } from '../scenario/scenario.ts';
import { outputsOf, promptText, receivedBy } from './checks/messages.ts';
import { type Judged, SENT_KINDS, type SentKind, type SentOut } from './evidence.ts';

/** The parts of `Expectation` that determine which outputs are checked. */
export type Looks = Pick<Expectation, 'prompts' | 'messages'> & {
  messagesTo: readonly { to: string }[];
  requests: readonly { widget: string }[];
  tasks: readonly { widget: string }[];
  variables: readonly { key: string }[];
  context: readonly { key: string }[];
};

type Item = Omit<SentOut, 'checked' | 'kind'>;

/** One entry per name; further ones of a name become a list. */
function byName(items: readonly Item[]): Item[] {
  const names = new Map<string, Json[]>();
  for (const { name, expected } of items) names.set(name, [...(names.get(name) ?? []), expected]);
  return [...names].map(([name, values]) => ({ name, expected: values.length === 1 ? (values[0] ?? null) : values }));
}

function requestOf({ method, url, body, parameters }: ReturnType<typeof outputsOf<'request'>>[number]): JsonObject {
  if (parameters && Object.keys(parameters).length > 0) return { parameters: { ...parameters } };
  if (body === undefined || body === '') return { method, url };
  try {
    return { body: JSON.parse(body) as Json };
  } catch {
    return { body };
  }
}

/** Repeated outputs of a widget are one thing to check. */
const distinct = (items: readonly Item[]): Item[] => [...new Map(items.map((item) => [item.name, item])).values()];

function textItems<One extends { widget: string }>(outputs: readonly One[], textOf: (one: One) => string): Item[] {
  const expected = outputs.map(textOf);
  return distinct(outputs.map(({ widget }) => ({ name: widget, expected })));
}

function messageItems(evidence: Judged): Item[] {
  const outputs = outputsOf(evidence, 'message').filter(({ toContact }) => toContact);
  if (evidence.outputs) return textItems(outputs, ({ body }) => body);
  const bodies = receivedBy(evidence.messages);
  return bodies.length > 0 ? [{ name: 'the contact', expected: bodies }] : [];
}

function messagesToItems(evidence: Judged): Item[] {
  const others = outputsOf(evidence, 'message').filter(({ toContact }) => !toContact);
  return byName(others.map(({ to, body }) => ({ name: to, expected: body }))).map(({ name, expected }) => ({
    name,
    expected: Array.isArray(expected) ? expected : [expected],
  }));
}

function variablesOf({ context }: Judged): JsonObject {
  const { flow } = context;
  const variables = isObject(flow) ? flow.variables : undefined;
  return isObject(variables) ? variables : {};
}

const ITEMS: Readonly<Record<SentKind, (evidence: Judged) => Item[]>> = {
  prompts: (evidence) => textItems(outputsOf(evidence, 'prompt'), promptText),
  messages: messageItems,
  messagesTo: messagesToItems,
  requests: (evidence) =>
    byName(outputsOf(evidence, 'request').map((one) => ({ name: one.widget, expected: requestOf(one) }))),
  tasks: (evidence) =>
    byName(outputsOf(evidence, 'task').map(({ widget, properties }) => ({ name: widget, expected: properties }))),
  variables: (evidence) => Object.entries(variablesOf(evidence)).map(([name, expected]) => ({ name, expected })),
};

/** `flow.variables.order` in `context` checks the variable `order`. */
const looksAtVariable = ({ variables, context }: Looks, name: string): boolean =>
  variables.some(({ key }) => key === name || key.startsWith(`${name}.`)) ||
  context.some(
    ({ key }) =>
      ['flow', 'flow.variables', `flow.variables.${name}`].includes(key) || key.startsWith(`flow.variables.${name}.`),
  );

const LOOKS: Readonly<Record<SentKind, (looks: Looks, name: string) => boolean>> = {
  prompts: ({ prompts }) => prompts !== undefined,
  messages: ({ messages }) => messages !== undefined,
  messagesTo: ({ messagesTo }, name) => messagesTo.some(({ to }) => to === name),
  requests: ({ requests }, name) => requests.some(({ widget }) => widget === name),
  tasks: ({ tasks }, name) => tasks.some(({ widget }) => widget === name),
  variables: looksAtVariable,
};

/** Everything that the execution sent, checked or not. */
export const sentOut = (looks: Looks, evidence: Judged): SentOut[] =>
  SENT_KINDS.flatMap((kind) =>
    ITEMS[kind](evidence).map((item) => ({ kind, ...item, checked: LOOKS[kind](looks, item.name) })),
  );

export type NotChecked = { what: string; place: Place };

/** Expectations that the target cannot show: not checked, whatever the verdict. */
export function notChecked(
  { prompts, requests, tasks }: Expectation,
  { outputs }: Pick<Judged, 'outputs'>,
): NotChecked[] {
  if (outputs) return [];
  return [
    ...(prompts ? [{ what: 'expect.prompts', place: prompts.place }] : []),
    ...requests.map(({ widget, place }) => ({ what: `expect.requests.${widget}`, place })),
    ...tasks.map(({ widget, place }) => ({ what: `expect.tasks.${widget}`, place })),
  ];
}
