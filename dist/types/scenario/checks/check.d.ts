import type { Problem } from '../../errors.js';
import type { FlowDefinition } from '../../flow/types.js';
import type { TargetName } from '../scenario.js';
import type { Tree } from '../tree.js';
export type Subject = {
    /** The scenario with defaults joined and placeholders filled, without the parts whose shape is wrong. */
    tree: Tree;
    /** Unknown where the file only names a SID. */
    flow: FlowDefinition | undefined;
    /** The targets that the flow is given for. */
    runsOn: readonly TargetName[];
};
export type Check = (subject: Subject) => Problem[];
/** A problem at a part of the tree, or in the row that its value comes from. */
export declare const problemAt: ({ at, width, written }: Pick<Tree, 'at' | 'width' | 'written'>, told: Omit<Problem, 'at' | 'width'>) => Problem;
