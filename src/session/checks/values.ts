// Checks variables and values of the context.

import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../flow/json-value.ts';
import type { Json } from '../../flow/types.ts';
import { nearest } from '../../nearest.ts';
import type { Scenario, ValueExpectation } from '../../scenario/scenario.ts';
import { shorten, shortenPair } from '../../shorten.ts';
import type { Failure, Judged } from '../evidence.ts';
import { valueAt } from '../value-at.ts';
import type { Show } from './texts.ts';

const LONGEST = 200;

const shown = (value: Json, show: Show): string => show(JSON.stringify(value));

/** How much of the path exists, and what is there instead. */
function missing(context: Json, key: string): string {
  const parts = key.split('.');
  let depth = parts.length - 1;
  while (depth > 0 && valueAt(context, parts.slice(0, depth).join('.')) === undefined) depth -= 1;
  const parent = depth > 0 ? valueAt(context, parts.slice(0, depth).join('.')) : context;
  const known = isObject(parent) ? Object.keys(parent) : [];
  const meant = nearest(parts[depth] ?? '', known);
  const where = depth > 0 ? `\`${parts.slice(0, depth).join('.')}\`` : 'the context';
  if (meant) return `; did you mean \`${[...parts.slice(0, depth), meant, ...parts.slice(depth + 1)].join('.')}\`?`;
  return known.length > 0 ? `; ${where} has ${known.slice(0, 10).join(', ')}` : `; ${where} holds nothing`;
}

/** Values that look equal, but one is a string and the other a number or boolean. */
const onlyTypesDiffer = (expected: Json, value: Json): boolean =>
  typeof expected !== typeof value && !isObject(value) && String(expected) === String(value);

/** The message for a differing value, for YAML and TypeScript; undefined if it is as expected. */
export function compareValue(
  { key, value: expected }: { key: string; value: Json },
  context: Json,
  show: Show = (text) => text,
): string | undefined {
  const value = valueAt(context, key);
  const wanted = shown(expected, show);
  const shouldBe = (text: string) => `\`${key}\` should be ${text}`;
  if (value === undefined) return `${shouldBe(shorten(wanted, LONGEST))}, but it is not set${missing(context, key)}`;
  if (isDeepStrictEqual(value, expected)) return undefined;
  const kinds = onlyTypesDiffer(expected, value) ? ` (a ${typeof value}, not a ${typeof expected})` : '';
  const [text, actual] = shortenPair(wanted, shown(value, show), LONGEST);
  return `${shouldBe(text)}, but it is ${actual}${kinds}`;
}

function failuresOf(expected: readonly ValueExpectation[], prefix: string, { context, show }: Judged): Failure[] {
  return expected.flatMap(({ key, value, place }): Failure[] => {
    const message = compareValue({ key: `${prefix}${key}`, value }, context, show);
    return message ? [{ kind: 'value', code: 'value-differs', message, at: place }] : [];
  });
}

export const checkValues = ({ expect }: Scenario, evidence: Judged): Failure[] => [
  ...failuresOf(expect.variables, 'flow.variables.', evidence),
  ...failuresOf(expect.context, '', evidence),
];
