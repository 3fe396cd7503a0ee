// Reads the lists of keys and values in widgets: variables, and the parameters of requests and subflows.

import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import { isShallow } from './depth.ts';
import type { WidgetContext } from './widget.ts';

export type KeyValue = { key: string; text: string; parse: boolean };

/** How an export marks "Parse as JSON object" is not documented: any `type` but plain text does, or a flag that says parse [assumed]. */
function asksToParse(entry: JsonObject): boolean {
  const { type } = entry;
  if (typeof type === 'string' && type !== '') return !/^(string|text)$/i.test(type);
  return Object.keys(entry).some((name) => /parse/i.test(name) && (entry[name] === true || entry[name] === 'true'));
}

type Entry = { key: string; value: Json | undefined; parse: boolean };

/** A flow's lists never change, so each is read once. */
const known = new WeakMap<readonly Json[], readonly Entry[]>();

function entriesOf(list: readonly Json[]): readonly Entry[] {
  const found = known.get(list);
  if (found) return found;
  const entries = list.filter(isObject).flatMap((entry): Entry[] => {
    const { key, value } = entry;
    return typeof key === 'string' && key !== '' ? [{ key, value, parse: asksToParse(entry) }] : [];
  });
  known.set(list, entries);
  return entries;
}

/** The entries of a list in order, rendered. "The key itself cannot be a Liquid variable": https://www.twilio.com/docs/studio/widget-library/set-variables */
export function keyValues(list: Json | undefined, render: WidgetContext['render']): KeyValue[] {
  if (!Array.isArray(list)) return [];
  return entriesOf(list).map(({ key, value, parse }) => ({ key, text: render(value), parse }));
}

/** The value of a JSON text; undefined if it is not JSON or is nested too deeply. */
export function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The value of an entry: parsed if it asks for that, otherwise its text. Text that is not JSON stays text [assumed]. */
export const entryValue = ({ text, parse }: KeyValue): Json => (parse ? (parseJson(text) ?? text) : text);
