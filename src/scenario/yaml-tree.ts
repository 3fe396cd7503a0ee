// Converts a parsed YAML document to a tree: resolves aliases, applies merges, and limits its size.
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  visit,
} from 'yaml';
import type { Place, Problem } from '../errors.ts';
import type { Entry, Scalar, Tree } from './tree.ts';
import { UNKNOWN_TAG } from './yaml-words.ts';

export type ParsedYaml = {
  tree?: Tree;
  problems: Problem[];
  /** Parts with unknown values: they are not checked further. */
  broken: ReadonlySet<Tree>;
};

/** Aliases multiply: a file of a few lines can expand to millions of values. What is written out is bounded by the file's size. */
const MAX_REPEATED = 100_000;
const DEEPEST = 100;
export type Source = { file: string; text: string; lines: LineCounter };
type Walk = {
  source: Source;
  anchors: ReadonlyMap<Node, Node>;
  problems: Problem[];
  broken: Set<Tree>;
  /** How many values the aliases repeat. */
  repeated: number;
  depth: number;
  /** The outermost alias that is being expanded. */
  alias?: Node | undefined;
};

export function placeOf({ file, lines }: Source, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function spanOf({ source }: Walk, node: Node): { at: Place; width: number } {
  const [start, end] = node.range ?? [0, 0, 0];
  const firstLine = source.text.slice(start, Math.min(end, start + 200)).split('\n', 1)[0] ?? '';
  return { at: placeOf(source, start), width: isScalar(node) ? Math.max(firstLine.trimEnd().length, 1) : 1 };
}

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean'];
const YAML_TAG = 'tag:yaml.org,2002:';

function scalarOf(walk: Walk, node: Node): Scalar {
  const value: unknown = isScalar(node) ? node.value : null;
  const source = isScalar(node) ? node.source : undefined;
  const kept = value === null || PRIMITIVES.includes(typeof value) ? (value as Scalar['value']) : String(value);
  const [start, end] = node.range ?? [0, 0];
  const length = end - start;
  return { kind: 'scalar', value: kept, ...(source === undefined ? {} : { source }), ...spanOf(walk, node), length };
}

function keyOf(walk: Walk, node: unknown): { key: string; at: Place } | undefined {
  if (!isScalar(node)) return undefined;
  const key = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return { key, at: spanOf(walk, node).at };
}

/** `<<: *anchor` adds the anchor's keys that the object does not have itself. */
function mergedEntries(walk: Walk, value: Tree): readonly Entry[] {
  if (value.kind === 'table') return value.entries;
  if (value.kind === 'list') return value.items.flatMap((item) => mergedEntries(walk, item));
  if (walk.broken.has(value)) return [];
  walk.problems.push({
    code: 'bad-merge',
    message: '`<<` needs the alias of a mapping.',
    fix: 'write `<<: *anchor`',
    at: value.at,
    width: value.width,
  });
  return [];
}

function entryFrom(walk: Walk, pair: Pair, table: Place): Entry | undefined {
  const key = keyOf(walk, pair.key);
  if (key) {
    const value = convert(walk, pair.value as Node | null, key.at);
    return value && { ...key, value };
  }
  const at = pair.key ? spanOf(walk, pair.key as Node).at : table;
  walk.problems.push({ code: 'bad-key', message: 'A key is a plain text.', at });
  return undefined;
}

/** The parser's own check compares each key with all others, which takes a minute for an object of a megabyte. */
const duplicateKey = (key: string, at: Place): Problem => ({
  code: 'duplicate-key',
  message: `\`${key}\` is a duplicate key.`,
  fix: 'keep one of them',
  at,
  width: key.length,
});

function entriesFrom(walk: Walk, pairs: readonly Pair[], table: Place): Entry[] {
  const entries = pairs.map((pair) => entryFrom(walk, pair, table)).filter((entry) => entry !== undefined);
  const keys = new Set<string>();
  const own = entries.filter(({ key, at }) => {
    if (keys.has(key)) walk.problems.push(duplicateKey(key, at));
    return key !== '<<' && !keys.has(key) && keys.add(key);
  });
  const merged = entries.filter(({ key }) => key === '<<').flatMap(({ value }) => mergedEntries(walk, value));
  const inherited = new Map(merged.filter(({ key }) => !keys.has(key)).map((entry) => [entry.key, entry]));
  return [...inherited.values(), ...own];
}

const LOOP = { message: 'This alias refers to a part that contains it.', fix: 'repeat what you need of it' };
const DEEP = { message: `The file is nested deeper than ${DEEPEST} levels.`, fix: 'do without a few levels' };
const MANY = {
  message: `The aliases repeat more than ${MAX_REPEATED} values.`,
  fix: 'use fewer aliases, or split the file',
};

function tooMuch(walk: Walk, at: Place): undefined {
  const deep = walk.alias ? LOOP : DEEP;
  const { message, fix } = walk.depth > DEEPEST ? deep : MANY;
  const known = walk.problems.some(({ code }) => code === 'yaml-bomb');
  if (!known) walk.problems.push({ code: 'yaml-bomb', message, fix, at });
  return undefined;
}

const UNKNOWN_ANCHOR = {
  code: 'unknown-anchor',
  message: 'No anchor of this name is defined above.',
  fix: 'anchors are written `&name`; a text that starts with `*` needs quotation marks',
};

function broken(walk: Walk, node: Node, problem: Omit<Problem, 'at'>): Scalar {
  const span = spanOf(walk, node);
  walk.problems.push({ ...problem, at: span.at });
  const part: Scalar = { kind: 'scalar', value: null, ...span };
  walk.broken.add(part);
  return part;
}

/** The parser also supports binary data, sets, dates and more, which a scenario cannot contain. */
const TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `${YAML_TAG}${name}`),
);

function convertKnown(walk: Walk, node: Node): Tree {
  if (node.tag && !TAGS.has(node.tag)) return broken(walk, node, UNKNOWN_TAG);
  const span = spanOf(walk, node);
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(walk, isPair(item) ? null : (item as Node | null), span.at));
    return { kind: 'list', items: items.filter((item) => item !== undefined), ...span };
  }
  return isMap(node)
    ? { kind: 'table', entries: entriesFrom(walk, node.items as Pair[], span.at), ...span }
    : scalarOf(walk, node);
}

function convert(walk: Walk, node: Node | null, fallback: Place): Tree | undefined {
  if (!node) return { kind: 'scalar', value: null, at: fallback, width: 1 };
  if (walk.alias) walk.repeated += 1;
  if (walk.repeated > MAX_REPEATED || walk.depth > DEEPEST) return tooMuch(walk, spanOf(walk, walk.alias ?? node).at);
  const outermost = walk.alias === undefined && isAlias(node);
  if (outermost) walk.alias = node;
  walk.depth += 1;
  const target = isAlias(node) ? walk.anchors.get(node) : node;
  const tree = target ? convertKnown(walk, target) : broken(walk, node, UNKNOWN_ANCHOR);
  walk.depth -= 1;
  if (outermost) walk.alias = undefined;
  return tree;
}

/** Maps each alias to its node in one pass: the parser's own lookup walks the document for each alias. */
function resolveAliases(document: Document): Map<Node, Node> {
  const named = new Map<string, Node>();
  const resolved = new Map<Node, Node>();
  visit(document, {
    Node: (_key, node) => {
      const target = isAlias(node) ? named.get(node.source) : undefined;
      if (target) resolved.set(node, target);
      if (!isAlias(node) && node.anchor) named.set(node.anchor, node);
    },
  });
  return resolved;
}

export const refused = (...problems: Problem[]): ParsedYaml => ({ problems, broken: new Set() });

/** More errors about a text that cannot be parsed are not helpful. */
export const MAX_ERRORS = 50;
/** An omitted mistake would make its scenario look valid. */
const MAX_PROBLEMS = 100_000;

/** The tree of a non-empty document. */
export function treeOf(document: Document, contents: Node, source: Source): ParsedYaml {
  const anchors = resolveAliases(document);
  const walk: Walk = { source, anchors, problems: [], broken: new Set(), repeated: 0, depth: 0 };
  const tree = convert(walk, contents, placeOf(source, 0));
  // After a YAML bomb the tree is incomplete: checking it would report false mistakes.
  const bomb = walk.problems.filter(({ code }) => code === 'yaml-bomb');
  if (bomb.length > 0) return refused(...bomb);
  return { problems: walk.problems.slice(0, MAX_PROBLEMS), broken: walk.broken, ...(tree ? { tree } : {}) };
}
