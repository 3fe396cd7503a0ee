import { type Document, type LineCounter, type Node } from 'yaml';
import type { Place, Problem } from '../errors.js';
import type { Tree } from './tree.js';
export type ParsedYaml = {
    tree?: Tree;
    problems: Problem[];
    /** Parts that stand for something unknown: nothing more can be said of them. */
    broken: ReadonlySet<Tree>;
};
export type Source = {
    file: string;
    text: string;
    lines: LineCounter;
};
export declare function placeOf({ file, lines }: Source, offset: number): Place;
export declare const refused: (...problems: Problem[]) => ParsedYaml;
/** Of a text that cannot be parsed, more would be a wall of text and tell nothing new. */
export declare const MOST_ERRORS = 50;
/** The tree of a document that holds anything. */
export declare function treeOf(document: Document, contents: Node, source: Source): ParsedYaml;
