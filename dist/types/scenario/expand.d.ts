import type { Place, Problem } from '../errors.js';
import { type Supply } from './fill.js';
import { type Table, type Tree } from './tree.js';
export type Expanded = {
    tree: Tree;
    name: string;
    place: Place;
    declaredAt: Place;
    problems: Problem[];
    unfilled: ReadonlySet<Tree>;
};
/** A test's title goes into every report as it is, and is one line. */
export declare const titled: (text: string, tree: Tree, secrets?: readonly string[]) => string;
/** At most how many values the expanded scenarios hold. */
export declare function expandedSize(written: Table, defaults: Tree | undefined): number;
/** The scenarios that a written one stands for: itself, or one for each row of `each`. */
export declare function expandScenario(written: Table, defaults: Tree | undefined, supply: Supply): Expanded[];
