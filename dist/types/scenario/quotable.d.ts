import type { Problem } from '../errors.js';
import type { Environment } from './fill.js';
import type { Tree } from './tree.js';
export type Quotable = {
    text: string;
    /** Values that no message may hold. */
    secrets: readonly string[];
};
/** Without a tree the text is no YAML. */
export declare function quotable(text: string, tree: Tree | undefined, env: Environment): Quotable;
/** The problem without the short ones; whoever shows it masks the others. */
export declare function withoutShort<One extends Problem>(problem: One, secrets: readonly string[]): One;
