// Redacts the text of a scenario file before it is shown: `sensitive` values become dots, even if mistakes prevent it from being loaded.
import { nearest } from '../nearest.ts';
import type { Environment } from './fill.ts';
import { objectIn, valuesOf } from './secrets.ts';
import { type Entry, entriesOf, itemsOf, type Scalar, type Tree, wordOf } from './tree.ts';

type Cut = { start: number; end: number };

export type RedactedSource = {
  text: string;
  /** Values that no message may contain. */
  secrets: readonly string[];
};

// A file that can be parsed: by its tree.

/** Hand-written lists are shorter: with a longer list, every parameter counts as sensitive. */
const MAX_COMPARED = 100;

/** A mistyped key is reported with the lines around it, so it must count as sensitive, too. */
function likeAny(names: readonly string[]): (key: string) => boolean {
  if (names.length > MAX_COMPARED) return () => true;
  const exact = new Set(names);
  return (key) => exact.has(key) || nearest(key, names) !== undefined;
}

const isLikeSensitive = likeAny(['sensitive']);
const isLikeParameters = likeAny(['parameters']);
const isLikeInputs = likeAny(['parameters', 'inputs']);
const isLikeEach = likeAny(['each']);

const everyEntry = (tree: Tree): Entry[] =>
  tree.kind === 'list'
    ? tree.items.flatMap(everyEntry)
    : entriesOf(tree).flatMap((entry) => [entry, ...everyEntry(entry.value)]);

const everyTable = (tree: Tree): Tree[] =>
  tree.kind === 'list'
    ? tree.items.flatMap(everyTable)
    : [tree, ...entriesOf(tree).flatMap(({ value }) => everyTable(value))].filter(({ kind }) => kind === 'table');

const scalarsOf = (tree: Tree): Scalar[] => {
  if (tree.kind === 'scalar') return [tree];
  const parts = tree.kind === 'list' ? itemsOf(tree) : entriesOf(tree).map(({ value }) => value);
  return parts.flatMap(scalarsOf);
};

const saysSensitive = ({ key }: Entry): boolean => isLikeSensitive(key);

/** Keys beside a `sensitive: true` whose values stay readable: where and how. */
const BESIDE: ReadonlySet<string> = new Set([
  'at',
  'name',
  'description',
  'media',
  'silence',
  'answer',
  'hangUp',
  'sensitive',
]);

const besideIn = (tree: Tree): Scalar[] =>
  tree.kind === 'scalar'
    ? [tree]
    : entriesOf(tree).flatMap(({ key, value }) => (BESIDE.has(key) ? [] : besideIn(value)));

function actionsIn(tables: readonly Tree[]): Scalar[] {
  return tables.flatMap((table) => {
    const entries = entriesOf(table);
    const isSensitive = entries.some(
      (one) => saysSensitive(one) && one.value.kind === 'scalar' && one.value.value === true,
    );
    const hidden = isSensitive ? entries.filter((one) => !saysSensitive(one) && !BESIDE.has(one.key)) : [];
    return hidden.flatMap(({ value }) => besideIn(value));
  });
}

/** JSON parameters are hidden as a whole if any of them are sensitive, or if they are not valid JSON. */
function fromText(part: Scalar, isNamed: (key: string) => boolean): Scalar[] {
  const keys = Object.keys(objectIn(wordOf(part)));
  return keys.length === 0 || keys.some(isNamed) ? [part] : [];
}

function parametersIn(entries: readonly Entry[], names: readonly string[]): Scalar[] {
  if (names.length === 0) return [];
  const isNamed = likeAny(names);
  const holders = entries.filter(({ key }) => isLikeInputs(key));
  return holders.flatMap(({ key, value }) => {
    if (value.kind === 'scalar') return isLikeParameters(key) ? fromText(value, isNamed) : [];
    return entriesOf(value)
      .filter((one) => isNamed(one.key))
      .flatMap((one) => scalarsOf(one.value));
  });
}

const PLACEHOLDER = /\$\{\s*([A-Za-z_]\w*)/g;

const placeholdersIn = (scalars: readonly Scalar[]): string[] =>
  scalars.flatMap((scalar) => [...wordOf(scalar).matchAll(PLACEHOLDER)].map(([, name = '']) => name));

const rowValues = (entries: readonly Entry[], names: ReadonlySet<string>): Scalar[] =>
  entries
    .filter(({ key }) => isLikeEach(key))
    .flatMap(({ value }) => itemsOf(value).flatMap(entriesOf))
    .filter(({ key }) => names.has(key))
    .flatMap(({ value }) => scalarsOf(value));

/** The parts whose values must be hidden; names of environment variables in them stay readable. */
type Hidden = { parts: readonly Scalar[]; values: readonly string[] };

const isBareName = (scalar: Scalar): boolean => /^\$\{\s*\w+\s*\}$/.test(wordOf(scalar));

function hiddenIn(tree: Tree, env: Environment): Hidden {
  const entries = everyEntry(tree);
  const names = entries.filter(saysSensitive).flatMap(({ value }) => scalarsOf(value).map(wordOf));
  const written = [...parametersIn(entries, names), ...actionsIn(everyTable(tree))];
  const placeholders = placeholdersIn(written);
  const parts = [...written, ...rowValues(entries, new Set(placeholders))];
  const filled = placeholdersIn(parts).flatMap((name) => (Object.hasOwn(env, name) && env[name]) || []);
  const kept = parts.filter((part) => !isBareName(part));
  return { parts: kept, values: [...kept.flatMap(wordsOf), ...filled] };
}

/** The text as written and as YAML reads it, and the values in a JSON text. */
function wordsOf(scalar: Scalar): string[] {
  if (scalar.value === null || typeof scalar.value === 'boolean') return [];
  return [wordOf(scalar), String(scalar.value), ...valuesOf(objectIn(wordOf(scalar)))];
}

// A file that cannot be parsed: by its lines, redacting too much rather than too little.

const NAMED = /\bsensitive["']?\s*:[ \t]*(\[[^\]]*\]?|(?:\n\s*-\s[^\n]*)+|[^\n{}]*)/gi;

const WORD = /[A-Za-z_][\w-]*/g;

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** A key, or an anchor that an alias refers to, with everything between it and its value. */
const BEGIN = /(?<![\w-])([A-Za-z_][\w-]*)["']?[ \t]*:\s?|&([A-Za-z_][\w-]*)\s?/g;

/** Where the first value of a line begins whose key is one of these names. */
function beginIn(line: string, names: ReadonlySet<string>): { index: number; value: number } | undefined {
  for (const found of line.matchAll(BEGIN)) {
    const name = (found[1] ?? found[2] ?? '').toLowerCase();
    if (names.has(name)) return { index: found.index, value: found.index + found[0].length };
  }
  return undefined;
}

const indentOf = (line: string): number => line.search(/\S|$/);

/** From each key to the end of its line, and over the lines that are indented further. */
function cutsOf(text: string, listed: readonly string[]): Cut[] {
  if (listed.length === 0) return [];
  const names = new Set(listed.map((name) => name.toLowerCase()));
  const cuts: Cut[] = [];
  let deeperThan: number | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = indentOf(line);
    const goesOn = deeperThan !== undefined && (line.trim() === '' || indent > deeperThan);
    const found = goesOn ? undefined : beginIn(line, names);
    if (goesOn) cuts.push({ start, end: start + line.length });
    else if (found) cuts.push({ start: start + found.value, end: start + line.length });
    if (!goesOn) deeperThan = found ? indent : undefined;
    start += line.length + 1;
  }
  return cuts;
}

/** References in a value: another key by `${name}`, an anchor by `*name`. */
const LEADS_ON = /(?:\$\{\s*|\*)([A-Za-z_][\w-]*)/g;

function namesIn(text: string): string[] {
  const said = [...text.matchAll(NAMED)].flatMap(([, names = '']) => wordsIn(names));
  const named = said.filter((name) => name !== 'true');
  return said.includes('true') ? [...named, 'reply', 'body', 'press', 'say'] : named;
}

/** Text in quotation marks, or up to the next special character of YAML. */
const VALUE = /"((?:[^"\\]|\\.)*)(?:"|\\?$)|'((?:[^']|'')*)(?:'|$)|[^\s"'{}[\],|>-][^"'{}[\],\n]*/gm;

/** A damaged line may continue with unrelated words: its words are searched for, too, unless they are common. */
const LONG_WORD = 6;

const valuesIn = (text: string): string[] =>
  [...text.matchAll(VALUE)].flatMap(([whole, double, single]) => {
    const value = (double ?? single ?? whole).trim();
    const words = value.split(/\s+/).filter((word) => word.length >= LONG_WORD);
    // If the closing quotation mark is missing, the value ends somewhere on its line.
    const parts = /["']$/.test(whole) ? [] : value.split(/["'{}[\],]/).map((part) => part.trim());
    return [value, ...words, ...parts];
  });

function hiddenLines(text: string): { cuts: readonly Cut[]; values: readonly string[] } {
  const names = namesIn(text);
  const first = cutsOf(text, names);
  const further = first.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(LEADS_ON)].map(([, name = '']) => name),
  );
  const cuts = further.length > 0 ? cutsOf(text, [...names, ...further]) : first;
  return { cuts, values: cuts.flatMap(({ start, end }) => valuesIn(text.slice(start, end))) };
}

// What is found becomes dots.

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function cutsAt(text: string, parts: readonly Scalar[]): Cut[] {
  const lines = startsOfLines(text);
  return parts.map(({ at, width, length = width }) => {
    const start = (lines[at.line - 1] ?? text.length) + at.column - 1;
    return { start, end: start + length };
  });
}

/** Lines and columns are kept. */
function dotted(text: string, cuts: readonly Cut[]): string {
  let done = 0;
  const pieces = [...cuts]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const from = Math.max(start, done);
      const piece = text.slice(done, from) + text.slice(from, end).replace(/\S/g, '•');
      done = Math.max(done, end);
      return piece;
    });
  return pieces.join('') + text.slice(done);
}

/** Without a tree the text is not YAML. */
export function redactSource(text: string, tree: Tree | undefined, env: Environment): RedactedSource {
  // The parser does not count a BOM in its columns.
  const plain = text.replace(/^\ufeff/, '');
  if (!/sens/i.test(plain)) return { text: plain, secrets: [] };
  if (!tree) {
    const { cuts, values } = hiddenLines(plain);
    return { text: dotted(plain, cuts), secrets: values };
  }
  const { parts, values } = hiddenIn(tree, env);
  return { text: dotted(plain, cutsAt(plain, parts)), secrets: values };
}
