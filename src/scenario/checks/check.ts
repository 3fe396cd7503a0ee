// What a check of a scenario's meaning sees, and what it answers.
import type { Problem } from '../../errors.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import type { Renames } from '../renames.ts';
import type { TargetName } from '../scenario.ts';
import type { Tree } from '../tree.ts';

export type Subject = {
  /** The scenario with defaults joined and placeholders filled, without the parts whose shape is wrong. */
  tree: Tree;
  /** Unknown where the file only names a SID. */
  flow: FlowDefinition | undefined;
  /** The targets that the flow is given for. */
  runsOn: readonly TargetName[];
  /** The expected path may name what the flow does not have any more: it is about to be updated. */
  updating?: boolean;
  /** A part of an execution that was triggered already: how it starts was checked then. */
  begun?: boolean;
  /** What became of names that the flow does not have, with their uses in the whole file. */
  renames?: Renames;
};

export type Check = (subject: Subject) => Problem[];

/** A problem at a part of the tree, or in the row that its value comes from. */
export const problemAt = (
  { at, width, written = { at, width } }: Pick<Tree, 'at' | 'width' | 'written'>,
  told: Omit<Problem, 'at' | 'width'>,
): Problem => ({ ...told, ...written });
