// The input and result of a semantic check of a scenario.
import type { Problem } from '../../errors.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import type { Renames } from '../renames.ts';
import type { TargetName } from '../scenario.ts';
import type { Tree } from '../tree.ts';

export type Subject = {
  /** The scenario with defaults merged and placeholders filled, without the parts of the wrong shape. */
  tree: Tree;
  /** Undefined if the file only names a SID. */
  flow: FlowDefinition | undefined;
  /** The targets for which the file names the flow. */
  runsOn: readonly TargetName[];
  /** The expected path may name widgets that the flow no longer has: it is about to be updated. */
  updating?: boolean;
  /** A part of an execution that was already triggered: its inputs were checked then. */
  begun?: boolean;
  /** The new names of renamed widgets, with all uses of the old names in the file. */
  renames?: Renames;
};

export type Check = (subject: Subject) => Problem[];

/** A problem at a part of the tree, or at the row that its value comes from. */
export const problemAt = (
  { at, width, written = { at, width } }: Pick<Tree, 'at' | 'width' | 'written'>,
  details: Omit<Problem, 'at' | 'width'>,
): Problem => ({ ...details, ...written });
