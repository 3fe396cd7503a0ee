// What a check of a scenario's meaning sees, and what it answers.
import type { Problem } from '../../errors.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import type { TargetName } from '../scenario.ts';
import type { Tree } from '../tree.ts';

export type Subject = {
  /** The scenario with defaults joined and placeholders filled, without the parts whose shape is wrong. */
  tree: Tree;
  /** Unknown where the file only names a SID. */
  flow: FlowDefinition | undefined;
  /** The targets that the flow is given for. */
  runsOn: readonly TargetName[];
};

export type Check = (subject: Subject) => Problem[];

/** No reader gets through more, and each did-you-mean has its price. */
const MOST = 100;

/** The problems of all items, up to a number that somebody may read. */
export function firstProblems<Item>(items: Iterable<Item>, check: (item: Item) => readonly Problem[]): Problem[] {
  const found: Problem[] = [];
  for (const item of items) {
    found.push(...check(item).slice(0, MOST));
    if (found.length >= MOST) break;
  }
  return found.slice(0, MOST);
}

/** A problem at a part of the tree. */
export const problemAt = ({ at, width }: Pick<Tree, 'at' | 'width'>, told: Omit<Problem, 'at' | 'width'>): Problem => ({
  ...told,
  at,
  width,
});
