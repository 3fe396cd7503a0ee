import { type CST, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
/** Why an edit is impossible; `offset` is where the reason stands. */
export declare class Impossible extends Error {
    readonly code: string;
    readonly offset: number | undefined;
    constructor(code: string, reason: string, offset?: number);
}
export type Source = {
    text: string;
    document: Document;
    /** Anchors that an alias uses, with the place of the alias. */
    used: ReadonlyMap<string, number>;
};
export declare function sourceOf(text: string): Source;
export declare const keyOf: ({ key }: Pair) => string;
export declare const startOf: (node: Node) => number;
/** The end of what a node says, without the comments, spaces and line breaks behind it. */
export declare function endOf(node: Node, text: string): number;
export declare const endOfPair: ({ text }: Source, { key, value }: Pair) => number;
/** `key:` with nothing behind it. */
export declare const isEmpty: (node: unknown) => boolean;
export declare const lineStart: (text: string, offset: number) => number;
export declare const columnOf: (text: string, offset: number) => number;
export declare function lineEnd(text: string, offset: number): number;
export declare const startsLine: (text: string, offset: number) => boolean;
export declare const indicatorIn: (tokens: readonly CST.SourceToken[] | undefined, type: string) => number | undefined;
/** The offset of each dash of a list in block style. */
export declare function dashesOf(list: YAMLSeq): number[];
export declare const isMerge: (pair: Pair) => boolean;
export declare const ownPair: (map: YAMLMap, key: string) => Pair | undefined;
export type Part = {
    start: number;
    end: number;
};
export declare function partsOfList(source: Source, list: YAMLSeq): Part[];
export declare const partsOfMap: (source: Source, map: YAMLMap) => Part[];
