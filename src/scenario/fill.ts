// Fills `${NAME}` and `${NAME:-default}` in a tree: from the row of a table first, then from the environment.
import type { Problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { partOf, type Scalar, type Tree, wordOf } from './tree.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The sources of values for a whole file. */
export type Supply = {
  env: Environment;
  /** How many more characters placeholders may add: a file of a megabyte could expand beyond any memory. */
  room: number;
};

const MAX_CHARACTERS = 50_000_000;

export const supplyOf = (env: Environment): Supply => ({ env, room: MAX_CHARACTERS });

export type Filling = {
  supply: Supply;
  row?: Tree;
  /** Names that other rows of the same table have. */
  rowNames: ReadonlySet<string>;
  problems: Problem[];
  /** Texts that could not be filled: their values are not checked. */
  unfilled: Set<Tree>;
};

export const filling = (supply: Supply, row?: Tree, rowNames: ReadonlySet<string> = new Set()): Filling => ({
  supply,
  rowNames,
  problems: [],
  unfilled: new Set(),
  ...(row ? { row } : {}),
});

/** `$${` is a literal `${`. The last group is empty if the brace is not closed. */
const PLACEHOLDER = /\$\$\{|\$\{([^{}]*)(\}?)/g;
const WHOLE = /^\$\{([^{}]*)\}$/;
const CONTENT = /^\s*([A-Za-z_]\w*)\s*(?::-([\s\S]*))?$/;

/** One text can have any number of placeholders. */
const MAX_PROBLEMS = 100;

type Name = { name: string; fallback?: string };

function nameIn(content: string): Name | undefined {
  const [, name, fallback] = CONTENT.exec(content) ?? [];
  return name === undefined ? undefined : { name, ...(fallback === undefined ? {} : { fallback }) };
}

/** As in a shell, an empty variable counts as unset: CI systems make a missing secret empty. */
function fromEnvironment({ supply: { env } }: Filling, { name, fallback }: Name): string | undefined {
  return (Object.hasOwn(env, name) && env[name]) || fallback;
}

function unset(fill: Filling, { name }: Name, { at, width }: Scalar): void {
  if (fill.rowNames.has(name) && fill.row) {
    const message = `This row has no \`${name}\`, which \`\${${name}}\` needs.`;
    fill.problems.push({ code: 'missing-in-row', message, fix: `add \`${name}\` to the row`, at: fill.row.at });
    return;
  }
  const meant = nearest(name, fill.rowNames);
  const inRow = fill.row ? ' and no value of the row' : '';
  const message = `\`${name}\` is not an environment variable that is set${inRow}.`;
  const fix = meant ? `did you mean \`\${${meant}}\`?` : `set it in \`.env\`, or give a default: \${${name}:-…}`;
  fill.problems.push({ code: 'unset-env', message, fix, at, width });
}

function malformed(fill: Filling, content: string, { at, width }: Scalar): void {
  const message = `\`\${${content}\` is not a placeholder: a name of letters, digits and \`_\` belongs between its braces.`;
  const fix = 'write ${NAME} or ${NAME:-default}; for a plain `${`, write `$${`';
  fill.problems.push({ code: 'bad-placeholder', message, fix, at, width });
}

function notAWord(fill: Filling, { name }: Name, { at, width }: Scalar): void {
  const message = `\`${name}\` of the row is a list or an object, which cannot be part of a text.`;
  fill.problems.push({ code: 'bad-placeholder', message, fix: `let \`\${${name}}\` be the whole value`, at, width });
}

/** The text, unless it exceeds the limit. */
function bounded({ supply, problems }: Filling, word: string, { at, width }: Scalar): string | undefined {
  const before = supply.room;
  supply.room -= word.length;
  if (supply.room >= 0) return word;
  const message = `The placeholders of this file expand to more than ${MAX_CHARACTERS / 1_000_000} million characters.`;
  if (before >= 0) problems.push({ code: 'too-long', message, fix: 'use fewer, or shorter values', at, width });
  return undefined;
}

/** The text for a placeholder within a longer text. */
function wordFor(fill: Filling, content: string, scalar: Scalar): string | undefined {
  const found = nameIn(content);
  if (!found) return void malformed(fill, content, scalar);
  const inRow = partOf(fill.row, found.name);
  if (inRow && inRow.kind !== 'scalar') return void notAWord(fill, found, scalar);
  const word = inRow ? wordOf(inRow) : fromEnvironment(fill, found);
  return word === undefined ? void unset(fill, found, scalar) : bounded(fill, word, scalar);
}

function fillText(fill: Filling, text: string, scalar: Scalar): string {
  return text.replace(PLACEHOLDER, (match, content: string | undefined, brace: string) => {
    if (content === undefined) return '${';
    if (fill.problems.length >= MAX_PROBLEMS) return match;
    if (brace === '') malformed(fill, content, scalar);
    const word = brace === '' ? undefined : wordFor(fill, content, scalar);
    if (word === undefined) fill.unfilled.add(scalar);
    return word ?? match;
  });
}

/** A text that is a single placeholder takes the row's value with its type: a number stays a number. */
function fillScalar(fill: Filling, scalar: Scalar): Tree {
  if (typeof scalar.value !== 'string' || !scalar.value.includes('${')) return scalar;
  const whole = WHOLE.exec(scalar.value);
  const inRow = whole && partOf(fill.row, nameIn(whole[1] ?? '')?.name ?? '');
  const { at, width } = scalar;
  if (inRow) return { ...inRow, at, width, filled: true, written: { at: inRow.at, width: inRow.width } };
  const filled: Scalar = { kind: 'scalar', value: scalar.value, at, width, filled: true };
  filled.value = fillText(fill, scalar.value, filled);
  return filled;
}

/** The tree with its placeholders filled. Unfilled ones become problems, and are added to `unfilled`. */
export function fillTree(fill: Filling, tree: Tree): Tree {
  if (tree.kind === 'scalar') return fillScalar(fill, tree);
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => fillTree(fill, item)) };
  const entries = tree.entries.map(({ key, at, value }) => {
    const place: Scalar = { kind: 'scalar', value: key, at, width: key.length };
    return { key: key.includes('${') ? fillText(fill, key, place) : key, at, value: fillTree(fill, value) };
  });
  return { ...tree, entries };
}
