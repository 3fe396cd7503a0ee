// Writes scenario files: creates them, adds scenarios, and changes values; the rest of a file stays unchanged.
import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq } from 'yaml';
import type { Json, JsonObject } from '../flow/types.ts';
import type { Steps } from './tree.ts';
import { appending, removal, type Slot, type Splice, setting, targetOf } from './yaml-edit.ts';
import { Impossible, type Source, sourceOf } from './yaml-places.ts';
import { yamlOf } from './yaml-style.ts';

/** A scenario as written in a file; the keys are those of `schemas/scenario.schema.json`, in any order. */
export type WrittenScenario = { readonly name: string } & { readonly [part: string]: Json };

export type WrittenFile = {
  /** `{ definition: flow.json }`, `{ sid }`, `subflows`. */
  flow: JsonObject;
  defaults?: JsonObject;
  scenarios: readonly WrittenScenario[];
};

export type FileHead = {
  /** The schema named in the first line, relative to the file. */
  schema?: string;
  /** Comments above the file, without `#`. */
  comments?: readonly string[];
};

const ORDER: readonly string[] = [
  ...['name', 'description', 'tags', 'severity', 'targets', 'skip', 'fixme', 'only', 'timeout', 'each', 'trigger'],
  ...['inputs', 'now', 'mocks', 'contact', 'sensitive', 'expect'],
];
const EXPECT_ORDER: readonly string[] = [
  ...['status', 'path', 'never', 'messages', 'messagesTo', 'prompts', 'requests', 'tasks', 'variables', 'context'],
];

/** Keys in the order of the shipped files; unknown ones at the end. */
function ordered(value: JsonObject, order: readonly string[]): JsonObject {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)));
}

function arranged(scenario: JsonObject): JsonObject {
  const { expect } = scenario;
  const isTable = typeof expect === 'object' && expect !== null && !Array.isArray(expect);
  return ordered(isTable ? { ...scenario, expect: ordered(expect, EXPECT_ORDER) } : scenario, ORDER);
}

/** The text of a new scenario file, in the style of the shipped ones. */
export function scenarioFileYaml(file: WrittenFile, { schema, comments = [] }: FileHead = {}): string {
  const head = [...(schema ? [`yaml-language-server: $schema=${schema}`] : []), ...comments];
  const top = { flow: file.flow, ...(file.defaults ? { defaults: arranged(file.defaults) } : {}) };
  const scenarios = file.scenarios.map(arranged);
  const style = { steps: [], column: 0 };
  return `${head.map((line) => `# ${line}\n`).join('')}${yamlOf(top, style)}\n\n${yamlOf({ scenarios }, style)}\n`;
}

/** Escapes a text for a scenario file: `${` starts a placeholder there, and `$${` is a literal `${`. */
export function literal<Value extends Json>(value: Value): Value;
export function literal(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map((item) => literal(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}

/** Changes or adds the value at a path. */
export type Edit = {
  /** Keys and indices from the top of the file: `['scenarios', 0, 'expect', 'path']`. */
  path: Steps;
  /** The new value (see `literal`). Without it the entry is removed. */
  value?: Json;
  /**
   * The current value, if it differs from the source: with placeholders filled. Only what differs from it is changed, so a `${name}` with
   * an unchanged value stays.
   */
  was?: Json;
};

/** Why nothing was written. `line` is where the reason is. */
export type Refusal = { code: string; reason: string; line?: number };

export type Edited = { text: string; applied: Edit[]; refused: (Refusal & { edit: Edit })[] };

const eolOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');

function applySplices(text: string, splices: readonly Splice[]): string {
  const eol = eolOf(text);
  let result = '';
  let at = 0;
  // Stable: insertions at the same place keep their order.
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < at) throw new Impossible('overlap', 'two edits change the same part');
    result += text.slice(at, splice.start) + splice.text.replaceAll('\n', eol);
    at = splice.end;
  }
  return result + text.slice(at);
}

function refusalOf(error: unknown, text: string): Refusal {
  if (!(error instanceof Impossible)) throw error;
  const { code, message, offset } = error;
  return { code, reason: message, ...(offset === undefined ? {} : { line: text.slice(0, offset).split('\n').length }) };
}

function readable(text: string): Source {
  const source = sourceOf(text);
  const [error] = source.document.errors;
  if (error) throw new Impossible('not-yaml', `the file is not YAML: ${error.message.split('\n', 1)[0]}`, error.pos[0]);
  return source;
}

const jsonOf = ({ document }: Source): Json => (document.toJS({ maxAliasCount: -1 }) ?? null) as Json;

/** The value at a path; undefined if there is none. */
export function valueAt(json: Json, path: Steps): Json | undefined {
  let value: Json | undefined = json;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
  }
  return value;
}

/** The same data with the value at a path replaced, or the entry removed. */
function withValue(json: Json, [step, ...rest]: Steps, value: Json | undefined): Json {
  if (step === undefined) return value ?? null;
  const remove = rest.length === 0 && value === undefined;
  if (Array.isArray(json)) {
    const index = Number(step);
    return remove ? json.toSpliced(index, 1) : json.toSpliced(index, 1, withValue(json[index] ?? null, rest, value));
  }
  const table = (json ?? {}) as JsonObject;
  const others = Object.entries(table).filter(([key]) => key !== step);
  if (remove) return Object.fromEntries(others);
  return { ...table, [step]: withValue(table[step] ?? null, rest, value) };
}

const PLACEHOLDER = /(?<!\$)\$\{/;

/** Whether a file has the requested value; a placeholder counts as its value. */
function says(found: Json | undefined, wanted: Json | undefined): boolean {
  if (typeof found === 'string' && PLACEHOLDER.test(found)) return true;
  if (Array.isArray(found) && Array.isArray(wanted)) {
    return found.length === wanted.length && found.every((item, index) => says(item, wanted[index]));
  }
  if (typeof found !== 'object' || found === null || typeof wanted !== 'object' || wanted === null) {
    return isDeepStrictEqual(found, wanted);
  }
  if (Array.isArray(found) || Array.isArray(wanted)) return false;
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...keys].every((key) => hasPlaceholderKey(key) || says(found[key], wanted[key]));
}

const hasPlaceholderKey = (key: string): boolean => PLACEHOLDER.test(key);

function splicesOf(source: Source, edit: Edit): Splice[] {
  const target = targetOf(source, edit.path);
  if (edit.value === undefined) return [...removal(source, target)];
  const was = edit.was ?? valueAt(jsonOf(source), edit.path) ?? null;
  return [...setting(source, target, { was, value: edit.value })];
}

/** Parses the result: it must contain the requested values, and nothing else may differ. */
function checked(before: Json, text: string, edits: readonly Edit[]): string {
  const after = jsonOf(readable(text));
  const wanted = edits.reduce((json, { path, value }) => withValue(json, path, value), before);
  if (!says(after, wanted))
    throw new Impossible('structure', 'the file is written in a way that cannot be changed here');
  return text;
}

type Batch = { source: Source; before: Json; edits: readonly Edit[] };

function written({ source, before, edits }: Batch): string {
  const splices = edits.flatMap((edit) => splicesOf(source, edit));
  return splices.length === 0 ? source.text : checked(before, applySplices(source.text, splices), edits);
}

function oneByOne(text: string, edits: readonly Edit[]): Edited {
  const edited: Edited = { text, applied: [], refused: [] };
  for (const edit of edits) {
    try {
      const source = readable(edited.text);
      edited.text = written({ source, before: jsonOf(source), edits: [edit] });
      edited.applied.push(edit);
    } catch (error) {
      edited.refused.push({ edit, ...refusalOf(error, edited.text) });
    }
  }
  return edited;
}

/** Applies the possible edits, and returns the reason for each of the others. Paths refer to the given text. */
export function editYaml(text: string, edits: readonly Edit[]): Edited {
  try {
    const source = readable(text);
    return { text: written({ source, before: jsonOf(source), edits }), applied: [...edits], refused: [] };
  } catch (error) {
    if (edits.length > 1 && error instanceof Impossible && error.code !== 'not-yaml') return oneByOne(text, edits);
    return { text, applied: [], refused: edits.map((edit) => ({ edit, ...refusalOf(error, text) })) };
  }
}

const namesIn = (json: Json): string[] => {
  const list = valueAt(json, ['scenarios']);
  return (Array.isArray(list) ? list : []).map((item) => String(valueAt(item, ['name'])));
};

function listOf(source: Source): Slot | undefined {
  const { slot } = targetOf(source, ['scenarios']);
  if (slot?.node && !isSeq(slot.node) && slot.node.toJSON() !== null) {
    throw new Impossible('structure', '`scenarios` is not a list', slot.node.range?.[0]);
  }
  return slot;
}

function withAdded(text: string, scenarios: readonly WrittenScenario[]): string {
  const source = readable(text);
  if (!isMap(source.document.contents)) throw new Impossible('structure', 'the file holds no `flow:` and `scenarios:`');
  const before = jsonOf(source);
  const taken = scenarios.find(({ name }) => namesIn(before).includes(name));
  if (taken) throw new Impossible('duplicate-name', `the file already has a scenario named \`${taken.name}\``);
  const added = scenarios.map(arranged);
  const slot = listOf(source);
  const all = [...((valueAt(before, ['scenarios']) ?? []) as Json[]), ...added];
  const edit = { path: ['scenarios'], value: all };
  const splices = slot ? [...appending(source, slot, added)] : splicesOf(source, { path: ['scenarios'], value: added });
  return checked(before, applySplices(text, splices), [edit]);
}

/** Adds scenarios at the end of a file. */
export function addScenarios(text: string, scenarios: readonly WrittenScenario[]): { text: string } | Refusal {
  if (scenarios.length === 0) return { text };
  try {
    return { text: withAdded(text, scenarios) };
  } catch (error) {
    return refusalOf(error, text);
  }
}
