// Default responses of servers and other parties: a body with every value that the flow reads from it, as readable words.

import { findState } from '../../flow/graph.ts';
import { isObject } from '../../flow/json-value.ts';
import type { FlowDefinition, Json, JsonObject } from '../../flow/types.ts';
import { type Path, referencesOf, templatesOf } from './references.ts';

/** A value that fits the name of its field, so that a reader of the scenario understands it. */
const SAMPLES: readonly (readonly [RegExp, Json])[] = [
  [/e_?mail/i, 'ada@example.com'],
  [/phone|mobile|number_to|^to$|^from$/i, '+15550100009'],
  [/url|link|image|media/i, 'https://example.com/1'],
  [/date|day|arrival|departure/i, '2026-03-09'],
  [/time|hour/i, '10:00'],
  [/first_?name|^name$|customer|user|fname/i, 'Ada'],
  [/last_?name|lname/i, 'Lovelace'],
  [/city/i, 'Oakland'],
  [/zip|postal/i, '94601'],
  [/^(count|total|amount|price|age|size|quantity|length|index|attempts)$/i, 1],
  [/^(is|has|can)[A-Z_]|^(success|valid|found|exists|open|enabled|ok)$/, true],
  [/id$|sid$|code$/i, '4711'],
];

export const sampleOf = (field: string): Json =>
  SAMPLES.find(([pattern]) => pattern.test(field))?.[1] ?? field.replace(/[_-]+/g, ' ').trim();

const isIndex = (segment: string): boolean => /^\d+$/.test(segment);

/** Changes the value at a path, and creates missing parents; a number in the path creates a list. */
export function withValue(base: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (isIndex(head) && !isObject(base)) {
    const list = Array.isArray(base) ? [...base] : [];
    const index = Math.min(Number(head), 50);
    while (list.length <= index) list.push(list[0] ?? null);
    list[index] = withValue(list[index], rest, value) ?? null;
    return list;
  }
  const object: JsonObject = isObject(base) ? { ...base } : {};
  const changed = withValue(object[head], rest, value);
  if (changed === undefined) delete object[head];
  else object[head] = changed;
  return object;
}

const LOOP = /\{%-?\s*for\s+(\w+)\s+in\s+([\w.]+)/g;

/** What loops read from the items of a list: `{% for i in widgets.x.parsed.list %}{{ i.name }}` reads `widgets.x.parsed.list.0.name`. */
function itemPaths(template: string): Path[] {
  return [...template.matchAll(LOOP)].flatMap(([, item = '', list = '']): Path[] => {
    const fields = [...template.matchAll(new RegExp(`\\b${item}\\.(\\w+)`, 'g'))].map(([, field = '']) => field);
    const base = [...list.split('.'), '0'];
    return fields.length > 0 ? fields.map((field) => [...base, field]) : [base];
  });
}

/** A variable index, such as `[idx]`: the list has items. */
const INDEXED = /([\w.]+)\[\s*[a-z_][\w.]*\s*\](?:\.(\w+))?/gi;

const indexedPaths = (template: string): Path[] =>
  [...template.matchAll(INDEXED)].map(([, list = '', field]) => [...list.split('.'), '0', ...(field ? [field] : [])]);

const READ_OF_LISTS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

export type Reading = { parsed: readonly Path[]; body: boolean; fields: readonly Path[] };

const readings = new WeakMap<FlowDefinition, Map<string, Reading>>();

/** What a flow reads from a widget's output: from a parsed response, from its text, and from anything else. */
export function readingsOf(flow: FlowDefinition, widget: string): Reading {
  const known = readings.get(flow) ?? new Map<string, Reading>();
  readings.set(flow, known);
  const found = known.get(widget) ?? madeReadings(flow, widget);
  known.set(widget, found);
  return found;
}

function madeReadings({ states }: FlowDefinition, widget: string): Reading {
  const templates = states.flatMap(templatesOf);
  const paths = templates
    .filter((template) => template.includes(widget))
    .flatMap((template) => [...itemPaths(template), ...indexedPaths(template), ...referencesOf(template).paths])
    .filter(([head, name]) => head === 'widgets' && name === widget)
    .map((path) => path.slice(2));
  const parsed = paths.filter(([head]) => head === 'parsed').map((path) => path.slice(1));
  return { parsed, body: paths.some(([head]) => head === 'body'), fields: paths };
}

/** A JSON body with every value that the flow reads from it; undefined if it reads none. */
export function sampleBody(flow: FlowDefinition, widget: string): JsonObject | undefined {
  const { parsed } = readingsOf(flow, widget);
  let body: Json | undefined;
  for (const path of [...parsed].sort((a, b) => b.length - a.length)) {
    const last = path.at(-1) ?? '';
    const isOfList = READ_OF_LISTS.has(last) && path.length > 1;
    const full = isOfList ? [...path.slice(0, -1), '0'] : path;
    if (full.length === 0 || valueAt(body, full) !== undefined) continue;
    body = withValue(body, full, sampleOf(full.findLast((segment) => !isIndex(segment)) ?? ''));
  }
  return isObject(body) ? body : undefined;
}

export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let at = value;
  for (const segment of path) {
    if (Array.isArray(at)) at = at[Number(segment)];
    else if (isObject(at)) at = Object.hasOwn(at, segment) ? at[segment] : undefined;
    else return undefined;
  }
  return at;
}

/** Every `flow.data.NAME` (or another place of parameters) that a flow reads, with a value that fits the name. */
export function sampleParameters({ states }: FlowDefinition, places: readonly Path[]): JsonObject {
  let parameters: Json | undefined;
  for (const path of states.flatMap(templatesOf).flatMap((template) => [...referencesOf(template).paths]))
    for (const place of places) {
      const name = path.slice(place.length);
      if (name.length === 0 || !place.every((segment, index) => path[index] === segment)) continue;
      if (valueAt(parameters, name) === undefined)
        parameters = withValue(parameters, name, sampleOf(name.at(-1) ?? ''));
    }
  return isObject(parameters) ? parameters : {};
}

export const isWidgetOf = (flow: FlowDefinition, name: string): boolean => findState(flow, name) !== undefined;
