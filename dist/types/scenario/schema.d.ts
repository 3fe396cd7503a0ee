import type { Problem } from '../errors.js';
import { type Tree } from './tree.js';
export type Checked = {
    problems: Problem[];
    wrong: ReadonlySet<Tree>;
};
/** Every mistake in the shape of a file, and the parts that no later check should stumble over. */
export declare function checkFile(tree: Tree, broken: ReadonlySet<Tree>): Checked;
/** What placeholders brought into a scenario that does not fit there. All else was checked in the file. */
export declare function checkFilled(tree: Tree): Checked;
