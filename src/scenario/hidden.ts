// Finds what a scenario file calls `sensitive`, also where mistakes keep it from being loaded.
import { nearest } from '../nearest.ts';
import type { Environment } from './fill.ts';
import { objectIn, valuesOf } from './secrets.ts';
import { type Entry, entriesOf, itemsOf, type Scalar, type Tree, wordOf } from './tree.ts';

/** A mistyped key is a mistake that is told, with the lines around it: it must count all the same. */
const isLike = (key: string, names: readonly string[]): boolean => nearest(key, names) !== undefined;

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

const saysSensitive = ({ key }: Entry): boolean => isLike(key, ['sensitive']);

/** What stands beside a `sensitive: true`, but for what says where and how. */
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

/** A JSON text of parameters is hidden as a whole where it holds any that are sensitive, or is none. */
function fromText(part: Scalar, names: readonly string[]): Scalar[] {
  const keys = Object.keys(objectIn(wordOf(part)));
  return keys.length === 0 || keys.some((key) => isLike(key, names)) ? [part] : [];
}

function parametersIn(entries: readonly Entry[], names: readonly string[]): Scalar[] {
  const holders = entries.filter(({ key }) => isLike(key, ['parameters', 'inputs']));
  return holders.flatMap(({ key, value }) => {
    if (value.kind === 'scalar') return isLike(key, ['parameters']) ? fromText(value, names) : [];
    return entriesOf(value)
      .filter((one) => isLike(one.key, names))
      .flatMap((one) => scalarsOf(one.value));
  });
}

const PLACEHOLDER = /\$\{\s*([A-Za-z_]\w*)/g;

const placeholdersIn = (scalars: readonly Scalar[]): string[] =>
  scalars.flatMap((scalar) => [...wordOf(scalar).matchAll(PLACEHOLDER)].map(([, name = '']) => name));

const rowValues = (entries: readonly Entry[], names: readonly string[]): Scalar[] =>
  entries
    .filter(({ key }) => isLike(key, ['each']))
    .flatMap(({ value }) => itemsOf(value).flatMap(entriesOf))
    .filter(({ key }) => names.includes(key))
    .flatMap(({ value }) => scalarsOf(value));

/** The parts whose values must not be shown; names of the environment among them stay legible. */
export type Hidden = { parts: readonly Scalar[]; values: readonly string[] };

const isBareName = (scalar: Scalar): boolean => /^\$\{\s*\w+\s*\}$/.test(wordOf(scalar));

export function hiddenIn(tree: Tree, env: Environment): Hidden {
  const entries = everyEntry(tree);
  const names = entries.filter(saysSensitive).flatMap(({ value }) => scalarsOf(value).map(wordOf));
  const written = [...(names.length > 0 ? parametersIn(entries, names) : []), ...actionsIn(everyTable(tree))];
  const placeholders = placeholdersIn(written);
  const parts = [...written, ...rowValues(entries, placeholders)];
  const filled = placeholdersIn(parts).flatMap((name) => (Object.hasOwn(env, name) && env[name]) || []);
  const kept = parts.filter((part) => !isBareName(part));
  return { parts: kept, values: [...kept.flatMap(wordsOf), ...filled] };
}

/** As it is written, and as YAML reads it; what a JSON text holds, too. */
function wordsOf(scalar: Scalar): string[] {
  if (scalar.value === null || typeof scalar.value === 'boolean') return [];
  return [wordOf(scalar), String(scalar.value), ...valuesOf(objectIn(wordOf(scalar)))];
}
