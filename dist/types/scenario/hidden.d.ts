import type { Environment } from './fill.js';
import { type Scalar, type Tree } from './tree.js';
/** The parts whose values must not be shown; names of the environment among them stay legible. */
export type Hidden = {
    parts: readonly Scalar[];
    values: readonly string[];
};
export declare function hiddenIn(tree: Tree, env: Environment): Hidden;
