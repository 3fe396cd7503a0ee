// Turns YAML text into a tree with places, and everything that is wrong with the text into problems.
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { Place, Problem } from '../errors.ts';
import { controlCharacter } from './control.ts';
import type { Entry, Scalar, Tree } from './tree.ts';
import { yamlProblem } from './yaml-words.ts';

export type ParsedYaml = {
  tree?: Tree;
  problems: Problem[];
  /** Parts that stand for something unknown: nothing more can be said of them. */
  broken: ReadonlySet<Tree>;
};

/** Aliases multiply: a file of a few lines can stand for millions of values. */
const MOST_PARTS = 100_000;
const DEEPEST = 100;
/** More would be a wall of text, and tell nothing new. */
const MOST_ERRORS = 50;

type Source = { file: string; text: string; lines: LineCounter; anchors: ReadonlyMap<Node, Node> };
type Walk = {
  source: Source;
  problems: Problem[];
  broken: Set<Tree>;
  parts: number;
  depth: number;
  /** The outermost alias that is being expanded. */
  alias?: Node | undefined;
};

function placeOf({ file, lines }: Pick<Source, 'file' | 'lines'>, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function spanOf({ source }: Walk, node: Node): { at: Place; width: number } {
  const [start, end] = node.range ?? [0, 0, 0];
  const firstLine = source.text.slice(start, Math.min(end, start + 200)).split('\n', 1)[0] ?? '';
  return { at: placeOf(source, start), width: isScalar(node) ? Math.max(firstLine.trimEnd().length, 1) : 1 };
}

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean'];

function scalarOf(walk: Walk, node: Node): Scalar {
  const value: unknown = isScalar(node) ? node.value : null;
  const source = isScalar(node) ? node.source : undefined;
  const kept = value === null || PRIMITIVES.includes(typeof value) ? (value as Scalar['value']) : String(value);
  return { kind: 'scalar', value: kept, ...(source === undefined ? {} : { source }), ...spanOf(walk, node) };
}

function keyOf(walk: Walk, node: unknown): { key: string; at: Place } | undefined {
  if (!isScalar(node)) return undefined;
  const key = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return { key, at: spanOf(walk, node).at };
}

/** `<<: *anchor` takes over the anchor's keys that the table does not have itself. */
function mergedEntries(walk: Walk, value: Tree): readonly Entry[] {
  if (value.kind === 'table') return value.entries;
  if (value.kind === 'list') return value.items.flatMap((item) => mergedEntries(walk, item));
  if (walk.broken.has(value)) return [];
  walk.problems.push({
    code: 'bad-merge',
    message: '`<<` takes the keys of an anchored table, and this is none.',
    fix: 'write `<<: *anchor`',
    at: value.at,
    width: value.width,
  });
  return [];
}

function entryFrom(walk: Walk, pair: Pair): Entry | undefined {
  const key = keyOf(walk, pair.key);
  if (key) {
    const value = convert(walk, pair.value as Node | null, key.at);
    return value && { ...key, value };
  }
  const at = pair.key ? spanOf(walk, pair.key as Node).at : undefined;
  walk.problems.push({ code: 'bad-key', message: 'A key is a plain text.', ...(at ? { at } : {}) });
  return undefined;
}

/** The parser's own check compares each key with all others: a minute for a table of a megabyte. */
const duplicateKey = (key: string, at: Place): Problem => ({
  code: 'duplicate-key',
  message: `\`${key}\` stands in the same table twice.`,
  fix: 'keep one of them',
  at,
  width: key.length,
});

function entriesFrom(walk: Walk, pairs: readonly Pair[]): Entry[] {
  const entries = pairs.map((pair) => entryFrom(walk, pair)).filter((entry) => entry !== undefined);
  const keys = new Set<string>();
  const own = entries.filter(({ key, at }) => {
    if (keys.has(key)) walk.problems.push(duplicateKey(key, at));
    return key !== '<<' && !keys.has(key) && keys.add(key);
  });
  const merged = entries.filter(({ key }) => key === '<<').flatMap(({ value }) => mergedEntries(walk, value));
  const inherited = new Map(merged.filter(({ key }) => !keys.has(key)).map((entry) => [entry.key, entry]));
  return [...inherited.values(), ...own];
}

function tooMuch(walk: Walk, at: Place): undefined {
  const deep = walk.depth > DEEPEST;
  const message = deep
    ? `The file is nested deeper than ${DEEPEST} levels.`
    : `The file stands for more than ${MOST_PARTS} values.`;
  const fix = deep ? 'do without a few levels' : 'use fewer aliases, or split the file';
  const known = walk.problems.some(({ code }) => code === 'yaml-bomb');
  if (!known) walk.problems.push({ code: 'yaml-bomb', message, fix, at });
  return undefined;
}

function unknownAnchor(walk: Walk, node: Node): Scalar {
  const message = 'No anchor of this name stands above.';
  const fix = 'anchors are written `&name`; a text that starts with `*` needs quotation marks';
  const span = spanOf(walk, node);
  walk.problems.push({ code: 'unknown-anchor', message, fix, at: span.at });
  const part: Scalar = { kind: 'scalar', value: null, ...span };
  walk.broken.add(part);
  return part;
}

function convertKnown(walk: Walk, node: Node): Tree {
  const span = spanOf(walk, node);
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(walk, isPair(item) ? null : (item as Node | null), span.at));
    return { kind: 'list', items: items.filter((item) => item !== undefined), ...span };
  }
  return isMap(node)
    ? { kind: 'table', entries: entriesFrom(walk, node.items as Pair[]), ...span }
    : scalarOf(walk, node);
}

function convert(walk: Walk, node: Node | null, fallback: Place): Tree | undefined {
  if (!node) return { kind: 'scalar', value: null, at: fallback, width: 1 };
  walk.parts += 1;
  if (walk.parts > MOST_PARTS || walk.depth > DEEPEST) return tooMuch(walk, spanOf(walk, walk.alias ?? node).at);
  const outermost = walk.alias === undefined && isAlias(node);
  if (outermost) walk.alias = node;
  walk.depth += 1;
  const target = isAlias(node) ? walk.source.anchors.get(node) : node;
  const tree = target ? convertKnown(walk, target) : unknownAnchor(walk, node);
  walk.depth -= 1;
  if (outermost) walk.alias = undefined;
  return tree;
}

/** Each alias with the node that it stands for, in one pass: the parser's own look-up walks the document for each alias. */
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

/** One mistake often makes the parser stumble over the rest of its line. */
const firstOfEachLine = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ at }, index) => problems.findIndex((other) => other.at?.line === at?.line) === index);

function parseSafely(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: false,
      version: '1.2',
    });
  } catch {
    // The parser recurses: a few thousand open brackets exhaust its stack.
    return undefined;
  }
}

const refused = (...problems: Problem[]): ParsedYaml => ({ problems, broken: new Set() });

function treeOf(document: Document, source: Omit<Source, 'anchors'>): ParsedYaml {
  const start = { file: source.file, line: 1, column: 1 };
  if (document.contents === null) {
    const fix = 'write `flow:` and `scenarios:`';
    return refused({ code: 'empty-file', message: 'The file holds no scenarios.', fix, at: start });
  }
  const anchors = resolveAliases(document);
  const walk: Walk = { source: { ...source, anchors }, problems: [], broken: new Set(), parts: 0, depth: 0 };
  const tree = convert(walk, document.contents, start);
  // What is left of a bomb is half a file: to check it would tell mistakes that nobody made.
  const bomb = walk.problems.filter(({ code }) => code === 'yaml-bomb');
  if (bomb.length > 0) return refused(...bomb);
  return { problems: walk.problems, broken: walk.broken, ...(tree ? { tree } : {}) };
}

/** The tree of a YAML text. Its problems may leave it without one. */
export function parseYaml(text: string, file: string): ParsedYaml {
  const unseen = controlCharacter(text, file);
  if (unseen) return refused(unseen);
  const lines = new LineCounter();
  const document = parseSafely(text, lines);
  if (!document) {
    const message = 'The file is nested too deeply to be read.';
    const at = { file, line: 1, column: 1 };
    return refused({ code: 'yaml-bomb', message, fix: `use at most ${DEEPEST} levels`, at });
  }
  const source = { file, text, lines };
  const errors = [...document.errors, ...document.warnings].slice(0, MOST_ERRORS);
  const problems = errors.map((error) => yamlProblem(error, { text, at: placeOf(source, error.pos[0]) }));
  return problems.length > 0 ? refused(...firstOfEachLine(problems)) : treeOf(document, source);
}
