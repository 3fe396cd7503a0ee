// What a fault changes in an execution, and the expectation that would have noticed it: copied from the flow without the fault.
import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../flow/types.ts';
import { secondsTaken } from '../../session/checks/within.ts';
import type { Judged } from '../../session/evidence.ts';

/** A part of `expect` that the flow fulfils, and the one with the fault does not. */
export type Expected = { key: string; value: Json };

type Look = (evidence: Judged) => Json;

const pathOf: Look = ({ path }) =>
  path.map(({ widget, event }) => (event === undefined ? widget : { [widget]: event }));

const bodies: Look = ({ messages }) =>
  messages.flatMap(({ direction, body }) => (direction === 'to-contact' ? [body] : []));

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const variablesOf: Look = ({ context }) => {
  const { flow } = context;
  return isObject(flow) && isObject(flow.variables) ? flow.variables : {};
};

/** Made anew in each execution: nothing to expect. */
const MADE = /^(?:[A-Z]{2}[0-9a-f]{32}|\d{4}-\d\d-\d\dT.*)$/;

function* leaves(value: Json, path: string): Generator<[string, Json]> {
  if (isObject(value)) {
    // A key with a dot cannot be named by a dotted path.
    for (const [key, part] of Object.entries(value))
      if (!key.includes('.')) yield* leaves(part, path ? `${path}.${key}` : key);
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) yield* leaves(part, `${path}.${index}`);
  } else if (typeof value !== 'string' || !MADE.test(value)) yield [path, value];
}

/** The values of the context by their dotted paths. */
const contextOf: Look = ({ context }) => Object.fromEntries(leaves(context, ''));

/** Of two tables, what the first one has otherwise. */
function onlyChanged(before: Json, after: Json): Json {
  if (!isObject(before) || !isObject(after)) return before;
  return Object.fromEntries(Object.entries(before).filter(([key, value]) => !isDeepStrictEqual(value, after[key])));
}

const LOOKS: readonly (readonly [string, Look])[] = [
  ['path', pathOf],
  ['status', ({ status }) => status],
  ['messages', bodies],
  ['variables', variablesOf],
  ['context', contextOf],
];

const isEmpty = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0;

/** The first expectation that tells the two executions apart; nothing if no expectation can. */
export function firstDifference(before: Judged, after: Judged): Expected | undefined {
  for (const [key, look] of LOOKS) {
    const [was, is] = [look(before), look(after)];
    if (isDeepStrictEqual(was, is)) continue;
    const value = onlyChanged(was, is);
    if (!isEmpty(value)) return { key, value };
  }
  const [was, is] = [secondsTaken(before), secondsTaken(after)];
  return is > was ? { key: 'within', value: Math.ceil(was) } : undefined;
}
