import type { Problem } from '../errors.js';
import { type Tree } from './tree.js';
/** Anything that can be affected: a scenario, or one row of its table. */
export type Owner<Draft> = {
    drafts: readonly Draft[];
    parts: readonly Tree[];
};
export type Affected<Draft> = {
    of: (problem: Problem) => readonly Draft[];
    /** Whether the mistake is in the defaults or in a place for anchors. */
    isShared: (problem: Problem) => boolean;
};
type File<Draft> = {
    file: string;
    root: Tree;
    /** Each entry of `scenarios`, with the scenarios that it stands for. */
    written: readonly {
        item: Tree;
        drafts: readonly Draft[];
    }[];
    owners: readonly Owner<Draft>[];
};
export declare function affectedIn<Draft>({ file, root, written, owners }: File<Draft>): Affected<Draft>;
/** `a`, `b` and 3 more. */
export declare function namesOf(names: readonly string[]): string;
export {};
