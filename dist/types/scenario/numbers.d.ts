import type { Problem } from '../errors.js';
import { type Tree } from './tree.js';
/** Every number of a tree that would not be sent as it is written. */
export declare function changedNumbers(tree: Tree): Problem[];
