import type { Problem } from '../errors.js';
import { type Tree } from './tree.js';
export type Environment = Readonly<Record<string, string | undefined>>;
/** Where values come from, for a whole file. */
export type Supply = {
    env: Environment;
    /** How many more characters placeholders may bring: a file of a megabyte can ask for more than any memory holds. */
    room: number;
};
export declare const supplyOf: (env: Environment) => Supply;
export type Filling = {
    supply: Supply;
    row?: Tree;
    /** Names that other rows of the same table have. */
    rowNames: ReadonlySet<string>;
    problems: Problem[];
    /** Texts that could not be filled: nothing can be said of their values. */
    unfilled: Set<Tree>;
};
export declare const filling: (supply: Supply, row?: Tree, rowNames?: ReadonlySet<string>) => Filling;
/** The tree with its placeholders filled. What cannot be filled is a problem, and in `unfilled`. */
export declare function fillTree(fill: Filling, tree: Tree): Tree;
