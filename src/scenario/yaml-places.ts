// The positions of parts of a YAML text: offsets of keys, dashes and values, and parts shared by anchors.
import {
  type CST,
  type Document,
  isCollection,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Why an edit is impossible; `offset` is where the reason is. */
export class Impossible extends Error {
  readonly code: string;
  readonly offset: number | undefined;
  constructor(code: string, reason: string, offset?: number) {
    super(reason);
    this.code = code;
    this.offset = offset;
  }
}

export type Source = {
  text: string;
  document: Document;
  /** Anchors that an alias uses, with the place of the alias. */
  used: ReadonlyMap<string, number>;
};

export function sourceOf(text: string): Source {
  const options = {
    keepSourceTokens: true,
    uniqueKeys: false,
    logLevel: 'error',
    merge: true,
    version: '1.2',
  } as const;
  const document = parseDocument(text, options);
  const used = new Map<string, number>();
  visit(document, {
    Alias: (_key, node) => {
      if (!used.has(node.source)) used.set(node.source, node.range?.[0] ?? 0);
    },
  });
  return { text, document, used };
}

export const keyOf = ({ key }: Pair): string =>
  isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))) : '';

export const startOf = (node: Node): number => node.range?.[0] ?? 0;

/** The end of a node's content, without the comments, spaces and line breaks after it. */
export function endOf(node: Node, text: string): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const value = isPair(last) && isEmpty(last.value) ? last.key : isPair(last) ? last.value : last;
    if (value) return endOf(value as Node, text);
  }
  return text.slice(0, node.range?.[1] ?? 0).trimEnd().length;
}

export const endOfPair = ({ text }: Source, { key, value }: Pair): number =>
  endOf((isEmpty(value) ? key : value) as Node, text);

/** `key:` without a value. */
export const isEmpty = (node: unknown): boolean => !node || (isScalar(node) && node.range?.[0] === node.range?.[1]);

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

export const startsLine = (text: string, offset: number): boolean =>
  text.slice(lineStart(text, offset), offset).trim() === '';

type Item = CST.BlockSequence['items'][number] | CST.BlockMap['items'][number];

export const indicatorIn = (tokens: readonly CST.SourceToken[] | undefined, type: string): number | undefined =>
  tokens?.find((token) => token.type === type)?.offset;

/** The offset of each dash of a list in block style. */
export function dashesOf(list: YAMLSeq): number[] {
  const items = ((list.srcToken as CST.BlockSequence | undefined)?.items ?? []) as Item[];
  return items.map(({ start }) => indicatorIn(start, 'seq-item-ind')).filter((offset) => offset !== undefined);
}

export const isMerge = (pair: Pair): boolean => keyOf(pair) === '<<';
export const ownPair = (map: YAMLMap, key: string): Pair | undefined =>
  (map.items as Pair[]).find((pair) => keyOf(pair) === key);

export type Part = { start: number; end: number };

export function partsOfList(source: Source, list: YAMLSeq): Part[] {
  const dashes = list.flow ? undefined : dashesOf(list);
  return (list.items as Node[]).map((node, index) => {
    const start = dashes?.[index] ?? startOf(node);
    return { start, end: isEmpty(node) ? start + 1 : endOf(node, source.text) };
  });
}

export const partsOfMap = (source: Source, map: YAMLMap): Part[] =>
  (map.items as Pair[]).map((pair) => ({ start: startOf(pair.key as Node), end: endOfPair(source, pair) }));

/** 1-based. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
