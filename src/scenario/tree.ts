// A YAML document as plain data in which every part has its place.
import type { Place } from '../errors.ts';
import type { Json } from '../flow/types.ts';

export type Span = { at: Place; width: number };

type Located = Span & {
  /** True if a `${name}` made the value: its shape could not be checked before. */
  filled?: true;
  /** The row's value that a `${name}` took: a mistake in it must be fixed there. */
  written?: Span;
};

export type Scalar = Located & {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** The source text if it differs from the value: YAML reads `+15550100001` as a number. */
  source?: string;
  /** Its length in characters, over all of its lines. */
  length?: number;
};
export type List = Located & { kind: 'list'; items: readonly Tree[] };
export type Entry = { key: string; at: Place; value: Tree };
export type Table = Located & { kind: 'table'; entries: readonly Entry[] };
export type Tree = Scalar | List | Table;

export type Steps = readonly (string | number)[];

/** The value as JSON. `fromEntries` makes own properties of all keys, `__proto__` included. */
export function toJson(tree: Tree): Json {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toJson);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toJson(value)]));
}

export const entryOf = (tree: Tree | undefined, key: string): Entry | undefined =>
  tree?.kind === 'table' ? tree.entries.find((entry) => entry.key === key) : undefined;

export const partOf = (tree: Tree | undefined, key: string): Tree | undefined => entryOf(tree, key)?.value;

export const entriesOf = (tree: Tree | undefined): readonly Entry[] => (tree?.kind === 'table' ? tree.entries : []);

export const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

/** A scalar's text; undefined for another kind of value. */
export const textOf = (tree: Tree | undefined): string | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;

export const numberOf = (tree: Tree | undefined): number | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : undefined;

/** A value as it is written: YAML reads `1.0` as 1, which a text containing it should not show. */
export function wordOf({ value, source }: Scalar): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : (source ?? String(value));
}

export const isTrue = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === true;

/** Whether a `${name}` made any value in it. */
export function hasFilled(tree: Tree): boolean {
  if (tree.filled) return true;
  if (tree.kind === 'list') return tree.items.some(hasFilled);
  return tree.kind === 'table' && tree.entries.some(({ value }) => hasFilled(value));
}

/** The part at a path, or the deepest one on the path to it. */
export function treeAt(tree: Tree, steps: Steps): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) return tree;
  const next = tree.kind === 'list' ? tree.items[Number(step)] : partOf(tree, String(step));
  return next ? treeAt(next, rest) : tree;
}

/** The number of values in a tree. */
export function sizeOf(tree: Tree): number {
  if (tree.kind === 'scalar') return 1;
  const parts = tree.kind === 'list' ? tree.items : tree.entries.map(({ value }) => value);
  return parts.reduce((sum, part) => sum + sizeOf(part), 1);
}

/** Whether a placeholder made the part at a path, or a part that contains it. */
export const isFilledAt = (tree: Tree, steps: Steps): boolean =>
  steps.some((_step, index) => treeAt(tree, steps.slice(0, index + 1)).filled);

/** The tree without these parts. */
export function without(tree: Tree, parts: ReadonlySet<Tree>): Tree {
  if (parts.size === 0 || tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') {
    return { ...tree, items: tree.items.filter((item) => !parts.has(item)).map((item) => without(item, parts)) };
  }
  const entries = tree.entries.filter(({ value }) => !parts.has(value));
  return { ...tree, entries: entries.map((entry) => ({ ...entry, value: without(entry.value, parts) })) };
}
