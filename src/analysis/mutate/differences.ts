// Finds what a fault changes in an execution, and the expectation that would have detected it, from the flow without the fault.

import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../flow/json-value.ts';
import type { Json } from '../../flow/types.ts';
import { outputsOf, promptText } from '../../session/checks/messages.ts';
import { secondsTaken } from '../../session/checks/within.ts';
import type { Judged } from '../../session/evidence.ts';

/** A part of `expect` that holds for the flow, but not for the flow with the fault. */
export type Expected = { key: string; value: Json };

type Look = (evidence: Judged) => Json;

const pathOf: Look = ({ path }) =>
  path.map(({ widget, event }) => (event === undefined ? widget : { [widget]: event }));

const bodies: Look = ({ messages }) =>
  messages.flatMap(({ direction, body }) => (direction === 'to-contact' ? [body] : []));

const variablesOf: Look = ({ context }) => {
  const { flow } = context;
  return isObject(flow) && isObject(flow.variables) ? flow.variables : {};
};

/** Values that differ in each execution cannot be expected. */
const GENERATED = /^(?:[A-Z]{2}[0-9a-f]{32}|\d{4}-\d\d-\d\dT.*)$/;

function* leaves(value: Json, path: string): Generator<[string, Json]> {
  if (isObject(value)) {
    // A dotted path cannot name a key with a dot.
    for (const [key, part] of Object.entries(value))
      if (!key.includes('.')) yield* leaves(part, path ? `${path}.${key}` : key);
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) yield* leaves(part, `${path}.${index}`);
  } else if (typeof value !== 'string' || !GENERATED.test(value)) yield [path, value];
}

/** The values of the context by their dotted paths. */
const contextOf: Look = ({ context }) => Object.fromEntries(leaves(context, ''));

const promptsOf: Look = (evidence) => outputsOf(evidence, 'prompt').map(promptText);

/** By key, in order; a single one is written without a list. */
function grouped(entries: readonly (readonly [string, Json])[], alone: (list: Json[]) => Json): Json {
  const groups = new Map<string, Json[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return Object.fromEntries([...groups].map(([key, list]) => [key, alone(list)]));
}

const single = (list: Json[]): Json => (list.length === 1 ? (list[0] ?? null) : list);

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}

const requestsOf: Look = (evidence) =>
  grouped(
    outputsOf(evidence, 'request').map(({ widget, method, url, body, parameters }) => {
      const rest = {
        ...(parameters ? { parameters: { ...parameters } } : {}),
        ...(body ? { body: parsed(body) } : {}),
      };
      return [widget, { method, url, ...rest }] as const;
    }),
    single,
  );

const tasksOf: Look = (evidence) =>
  grouped(
    outputsOf(evidence, 'task').map(({ widget, properties }) => [widget, properties] as const),
    single,
  );

const othersOf: Look = (evidence) =>
  grouped(
    outputsOf(evidence, 'message')
      .filter(({ toContact }) => !toContact)
      .map(({ to, body }) => [to, body] as const),
    (list) => list,
  );

/** The entries of the first object that differ from the second one's. Requests and tasks are compared key by key. */
function onlyChanged(before: Json, after: Json, levels = 1): Json {
  if (!isObject(before) || !isObject(after)) return before;
  return Object.fromEntries(
    Object.entries(before).flatMap(([key, value]) => {
      const other = after[key];
      if (isDeepStrictEqual(value, other)) return [];
      return [[key, levels > 1 ? onlyChanged(value, other ?? null, levels - 1) : value]];
    }),
  );
}

/** `levels`: the depth down to which objects are compared key by key, and only changed keys are shown. */
type Watched = { key: string; look: Look; levels?: number };

const LOOKS: readonly Watched[] = [
  { key: 'path', look: pathOf },
  { key: 'status', look: ({ status }) => status },
  { key: 'messages', look: bodies },
  { key: 'prompts', look: promptsOf },
  { key: 'messagesTo', look: othersOf },
  { key: 'requests', look: requestsOf, levels: 2 },
  { key: 'tasks', look: tasksOf, levels: 2 },
  { key: 'variables', look: variablesOf },
  { key: 'context', look: contextOf },
];

const isEmpty = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0;

/** The first expectation that distinguishes the two executions; undefined if none does. */
export function firstDifference(before: Judged, after: Judged): Expected | undefined {
  for (const { key, look, levels = 1 } of LOOKS) {
    const [was, is] = [look(before), look(after)];
    if (isDeepStrictEqual(was, is)) continue;
    const value = onlyChanged(was, is, levels);
    if (!isEmpty(value)) return { key, value };
  }
  const [was, is] = [secondsTaken(before), secondsTaken(after)];
  return is > was ? { key: 'within', value: Math.ceil(was) } : undefined;
}
