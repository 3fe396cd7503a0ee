// Finds where a scenario file writes an expectation, in the scenario, its row or its defaults, and what to change there.

import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, type Node } from 'yaml';
import type { Place } from '../errors.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import type { Steps } from './tree.ts';
import { type Edit, literal, valueAt } from './write.ts';
import { columnOf, lineOf, type Source, sourceOf } from './yaml-places.ts';

/** An expectation to update: `steps` below `expect`, its current value (placeholders filled) and its new value. */
export type Wanted = { steps: readonly string[]; was: Json; value: Json; single?: true };

export type Unplaced = { what: string; reason: string };

export type Placed = { edits: Edit[]; refused: Unplaced[] };

/** Identifies a scenario: where it is declared, and where its row is if a table made it. */
export type Which = { declaredAt: Place; place: Place };

const isAt = ({ text }: Source, node: unknown, { line, column }: Place): boolean => {
  const offset = (node as Node | null)?.range?.[0];
  return offset !== undefined && lineOf(text, offset) === line && columnOf(text, offset) + 1 === column;
};

const itemAt = (source: Source, list: unknown, place: Place): number =>
  isSeq(list) ? list.items.findIndex((item) => isAt(source, item, place)) : -1;

type Found = { scenario: number; row?: number; rows: number };

function find(source: Source, { declaredAt, place }: Which): Found | undefined {
  const root = source.document.contents;
  const list = isMap(root) ? root.get('scenarios', true) : undefined;
  const scenario = itemAt(source, list, declaredAt);
  const own = isSeq(list) ? list.items[scenario] : undefined;
  if (scenario < 0 || !isMap(own)) return undefined;
  const table = own.get('each', true);
  const row = itemAt(source, table, place);
  return { scenario, rows: isSeq(table) ? table.items.length : 0, ...(row < 0 ? {} : { row }) };
}

const PLACEHOLDER = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/;

/** A value that differs, as the file writes it. */
type Leaf = { raw: Json | undefined; was: Json; value: Json };

/** The differing leaves of an expectation that table rows share; undefined if its structure differs, too. */
function leavesOf({ raw, was, value }: Leaf): Leaf[] | undefined {
  if (isDeepStrictEqual(was, value)) return [];
  if (typeof raw === 'string') return [{ raw, was, value }];
  if (Array.isArray(raw) && Array.isArray(was) && Array.isArray(value) && was.length === value.length) {
    return together(raw.map((item, index) => ({ raw: item, was: was[index] ?? null, value: value[index] ?? null })));
  }
  if (!isObject(raw) || !isObject(was) || !isObject(value)) return undefined;
  // A key may be a placeholder, too: `${answer}: sent` is the first key of both.
  const [rawEntries, wasEntries, entries] = [raw, was, value].map((table) => Object.entries(table));
  if (!rawEntries || !wasEntries || rawEntries.length !== entries?.length) return undefined;
  return together(
    rawEntries.flatMap(([key, part], index): Leaf[] => {
      const [wasKey, wasPart] = wasEntries[index] ?? ['', null];
      const [newKey, newPart] = entries[index] ?? ['', null];
      return [
        { raw: key, was: wasKey, value: newKey },
        { raw: part, was: wasPart, value: newPart },
      ];
    }),
  );
}

function together(leaves: readonly Leaf[]): Leaf[] | undefined {
  const all = leaves.map(leavesOf);
  return all.includes(undefined) ? undefined : all.flatMap((found) => found ?? []);
}

type Placing = { json: Json; found: Found; prefix: Steps };

const SHARED = 'the rows of its table share it: write a `${name}` there, and its value into each row';

/** Placeholders of a scenario, except in its title, which only shows them. */
function usesOf(name: string, scenario: JsonObject): number {
  const { each: _, name: __, ...rest } = scenario;
  return JSON.stringify(rest).split(`\${${name}}`).length - 1;
}

function rowEdit({ raw, was, value }: Leaf, { json, found, prefix }: Placing): Edit | string {
  const name = typeof raw === 'string' ? PLACEHOLDER.exec(raw)?.[1] : undefined;
  const path = [...prefix, 'each', found.row ?? 0, name ?? ''];
  if (name === undefined || valueAt(json, path) === undefined) return SHARED;
  const scenario = valueAt(json, prefix);
  if (isObject(scenario) && usesOf(name, scenario) > 1)
    return `\`${name}\` of the row is used elsewhere in the scenario as well`;
  return typeof value === 'object' ? SHARED : { path, was, value: literal(value) };
}

function inRow({ steps, was, value }: Wanted, placing: Placing): Edit[] | string {
  const raw = valueAt(placing.json, [...placing.prefix, 'expect', ...steps]);
  const leaves = raw === undefined ? undefined : leavesOf({ raw, was, value });
  if (!leaves || placing.found.row === undefined) return SHARED;
  const edits = leaves.map((leaf) => rowEdit(leaf, placing));
  const refused = edits.find((edit) => typeof edit === 'string');
  return refused ?? edits.filter((edit) => typeof edit !== 'string');
}

/** In the scenario itself: overrides the defaults if it is a whole key of `expect`. */
function inScenario({ steps, was, value }: Wanted, { json, prefix }: Placing): Edit[] | string {
  const path = [...prefix, 'expect', ...steps];
  const [written, wanted] = [literal(was), literal(value)];
  if (valueAt(json, path) !== undefined) return [{ path, was: written, value: wanted }];
  const [key = '', ...below] = steps;
  if (below.length > 0) return `it stands in \`defaults\`, where other scenarios take \`${key}\` from as well`;
  const own = valueAt(json, [...prefix, 'expect']);
  return isObject(own) ? [{ path, value: wanted }] : [{ path: [...prefix, 'expect'], value: { [key]: wanted } }];
}

/** A single item is written without a list. */
function asWritten(wanted: Wanted, raw: Json | undefined): Wanted {
  if (!wanted.single || Array.isArray(raw) || !Array.isArray(wanted.was) || !Array.isArray(wanted.value)) return wanted;
  const [was = null, ...others] = wanted.was;
  const [value = null, ...more] = wanted.value;
  if (others.length > 0 || wanted.value.length === 0) return wanted;
  return { ...wanted, was, value: more.length > 0 ? wanted.value : value };
}

/** The edits that update a scenario file, and the expectations that cannot be updated, with the reason. */
export function placeUpdates(text: string, which: Which, wanted: readonly Wanted[]): Placed {
  const source = sourceOf(text);
  const found = find(source, which);
  const whatOf = ({ steps }: Wanted) => steps.join('.');
  if (!found) {
    const reason = 'the file does not write this scenario where it was read: is it an alias, or has the file changed?';
    return { edits: [], refused: wanted.map((one) => ({ what: whatOf(one), reason })) };
  }
  const json = source.document.toJS({ maxAliasCount: -1 }) as Json;
  const prefix: Steps = ['scenarios', found.scenario];
  const placing = { json, found, prefix };
  const placed: Placed = { edits: [], refused: [] };
  for (const one of wanted) {
    const written = asWritten(one, valueAt(json, [...prefix, 'expect', ...one.steps]));
    const edits = found.rows > 1 ? inRow(written, placing) : inScenario(written, placing);
    if (typeof edits === 'string') placed.refused.push({ what: whatOf(one), reason: edits });
    else placed.edits.push(...edits);
  }
  return placed;
}
