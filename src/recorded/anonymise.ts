// Replaces the personal data of an execution consistently in all of its contexts, and reports the fields.
import { escapePattern } from '../escape-pattern.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import type { RecordedExecution } from './execution.ts';
import { findPersonalData, isSecretName, type PersonalKind } from './personal-data.ts';
import type { Replacements } from './replacement.ts';

export type AnonymiseOptions = {
  replacements: Replacements;
  /** Fields whose values are always replaced: a name (`name`), or a path (`widgets.ask_pin.Digits`). */
  sensitive?: readonly string[];
  /** Fields whose values are never replaced, anywhere. */
  keep?: readonly string[];
};

/** A replaced value in its canonical form, and the fields that contained it. */
export type Replaced = { value: string; fields: readonly string[] };

export type Anonymised = { execution: RecordedExecution; replaced: readonly Replaced[] };

/** Names of people are not parameters, but Twilio sends them. */
const ALWAYS_SENSITIVE: readonly string[] = ['ProfileName'];

/** Shorter values are parts of ordinary words. */
const SHORTEST_LEARNED = 3;

/** The same text for a value in all of its spellings. */
const canonical = (kind: PersonalKind | 'listed', text: string): string =>
  kind === 'phone'
    ? `phone:${text
        .replace(/%2B/i, '')
        .replace(/\D/g, '')
        .replace(/^(00)?1?(?=\d{10}$)/, '')}`
    : text.toLowerCase();

/** Whether one of the names matches a field; list positions are not part of a path. */
const isNamed = (names: ReadonlySet<string>, path: readonly string[]): boolean =>
  names.size > 0 && (names.has(path.at(-1) ?? '') || names.has(path.join('.')));

type Visit = (text: string, path: readonly string[]) => void;

function eachText(value: Json | undefined, path: readonly string[], visit: Visit): void {
  if (typeof value === 'string') visit(value, path);
  else if (typeof value === 'number') visit(String(value), path);
  else if (Array.isArray(value)) for (const item of value) eachText(item, path, visit);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) eachText(item, [...path, key], visit);
}

/** Messages and responses are text that may contain JSON, whose fields count as well. */
function parsedBody(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const contextsOf = ({ context, stepContexts }: RecordedExecution): JsonObject[] => [
  context,
  ...Object.values(stepContexts),
];

/** The values of fields that `isWanted` selects, in all contexts, as they are written there. */
function valuesAt(execution: RecordedExecution, isWanted: (path: readonly string[]) => boolean): Set<string> {
  const values = new Set<string>();
  const look: Visit = (text, path) => {
    if (text !== '' && isWanted(path)) values.add(text);
    const inside = parsedBody(text);
    if (inside !== undefined) eachText(inside, path, look);
  };
  for (const context of contextsOf(execution)) eachText(context, [], look);
  return values;
}

/** A pattern for the values as whole words, the longest first. */
function patternOf(values: Iterable<string>): RegExp | undefined {
  const all = [...values].filter((value) => value.length >= SHORTEST_LEARNED).sort((a, b) => b.length - a.length);
  if (all.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

type Rules = {
  replacements: Replacements;
  isSensitive: (path: readonly string[]) => boolean;
  /** Canonical values that are not replaced. */
  kept: ReadonlySet<string>;
  learned: RegExp | undefined;
};

type Note = (value: string, path: readonly string[]) => void;

function replaceText(text: string, path: readonly string[], rules: Rules, note: Note): string {
  const { replacements, isSensitive, kept, learned } = rules;
  if (text === '') return text;
  const stays = (value: string) => kept.has(value);
  const parts: string[] = [];
  let at = 0;
  const found = findPersonalData(text);
  const whole = isSensitive(path);
  if (whole && found[0]?.text !== text.trim()) {
    const value = canonical('listed', text);
    if (stays(value)) return text;
    note(value, path);
    return replacements.text(text);
  }
  const plain = (part: string): string =>
    learned === undefined
      ? part
      : part.replace(learned, (match) => {
          const value = canonical('listed', match);
          if (stays(value)) return match;
          note(value, path);
          return replacements.text(match);
        });
  for (const { kind, start, text: match } of found) {
    parts.push(plain(text.slice(at, start)));
    const value = canonical(kind, match);
    if (stays(value)) parts.push(match);
    else {
      note(value, path);
      parts.push(replacements.of(kind, match));
    }
    at = start + match.length;
  }
  parts.push(plain(text.slice(at)));
  return parts.join('');
}

function replaceIn(value: Json, path: readonly string[], rules: Rules, note: Note): Json {
  if (typeof value === 'string') return replaceText(value, path, rules, note);
  if (typeof value === 'number') {
    const text = String(value);
    const made = replaceText(text, path, rules, note);
    if (made === text) return value;
    // A number stays a number with as many digits.
    return Number(/^0\d/.test(made) ? `1${made.slice(1)}` : made);
  }
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, path, rules, note));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      replaceText(key, [], { ...rules, isSensitive: () => false }, note),
      replaceIn(item, [...path, key], rules, note),
    ]),
  );
}

/** Replaces personal data. `except` holds canonical values that stay, in addition to those of kept fields. */
export function anonymise(
  execution: RecordedExecution,
  options: AnonymiseOptions,
  except: ReadonlySet<string> = new Set(),
): Anonymised {
  const { replacements, sensitive = [], keep = [] } = options;
  const names = new Set([...ALWAYS_SENSITIVE, ...sensitive]);
  const keptNames = new Set(keep);
  const isKept = (path: readonly string[]) => isNamed(keptNames, path);
  const isSensitive = (path: readonly string[]) =>
    !isKept(path) && (isNamed(names, path) || isSecretName(path.at(-1) ?? ''));
  const kept = new Set(except);
  for (const text of keptNames.size > 0 ? valuesAt(execution, isKept) : []) {
    kept.add(canonical('listed', text));
    for (const { kind, text: match } of findPersonalData(text)) kept.add(canonical(kind, match));
  }
  const learned = [...valuesAt(execution, isSensitive)].filter((text) => !kept.has(canonical('listed', text)));
  const rules: Rules = { replacements, isSensitive, kept, learned: patternOf(learned) };
  const fields = new Map<string, Set<string>>();
  const note: Note = (value, path) => {
    const known = fields.get(value) ?? new Set();
    fields.set(value, known.add(path.join('.')));
  };
  const replace = (context: JsonObject): JsonObject => replaceIn(context, [], rules, note) as JsonObject;
  const made: RecordedExecution = {
    ...execution,
    context: replace(execution.context),
    stepContexts: Object.fromEntries(
      Object.entries(execution.stepContexts).map(([sid, context]) => [sid, replace(context)]),
    ),
  };
  const replaced = [...fields].map(([value, paths]) => ({ value, fields: [...paths].filter(Boolean) }));
  return { execution: made, replaced };
}
