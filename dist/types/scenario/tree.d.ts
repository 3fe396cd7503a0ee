import type { Place } from '../errors.js';
import type { Json } from '../flow/types.js';
export type Span = {
    at: Place;
    width: number;
};
type Located = Span & {
    /** True where a `${name}` made the value: its shape could not be checked before. */
    filled?: true;
    /** Where a row wrote the value that a `${name}` took over: what is wrong with it has to be mended there. */
    written?: Span;
};
export type Scalar = Located & {
    kind: 'scalar';
    value: string | number | boolean | null;
    /** As it is written, where that differs from its value: `+15550100001` is a number to YAML. */
    source?: string;
    /** How many characters it takes in its file, over all of its lines. */
    length?: number;
};
export type List = Located & {
    kind: 'list';
    items: readonly Tree[];
};
export type Entry = {
    key: string;
    at: Place;
    value: Tree;
};
export type Table = Located & {
    kind: 'table';
    entries: readonly Entry[];
};
export type Tree = Scalar | List | Table;
export type Steps = readonly (string | number)[];
/** The value as JSON. `fromEntries` makes own properties of all keys, `__proto__` included. */
export declare function toJson(tree: Tree): Json;
export declare const entryOf: (tree: Tree | undefined, key: string) => Entry | undefined;
export declare const partOf: (tree: Tree | undefined, key: string) => Tree | undefined;
export declare const entriesOf: (tree: Tree | undefined) => readonly Entry[];
export declare const itemsOf: (tree: Tree | undefined) => readonly Tree[];
/** A scalar's text; nothing for another kind of value. */
export declare const textOf: (tree: Tree | undefined) => string | undefined;
export declare const numberOf: (tree: Tree | undefined) => number | undefined;
/** A value as it is written: YAML makes 1 of `1.0`, which is not what a text that holds it should say. */
export declare function wordOf({ value, source }: Scalar): string;
export declare const isTrue: (tree: Tree | undefined) => boolean;
/** Whether a `${name}` made any value of it. */
export declare function hasFilled(tree: Tree): boolean;
/** The part at a path, or the deepest one on the way to it. */
export declare function treeAt(tree: Tree, steps: Steps): Tree;
/** How many values a tree holds. */
export declare function sizeOf(tree: Tree): number;
/** Whether a placeholder made the part at a path, or what it is in. */
export declare const isFilledAt: (tree: Tree, steps: Steps) => boolean;
/** The tree without the parts named. */
export declare function without(tree: Tree, parts: ReadonlySet<Tree>): Tree;
export {};
