// The problem for an unknown widget name: a renamed widget, or the name that may be meant.
import type { Problem } from '../../errors.ts';
import type { Renames } from '../renames.ts';
import type { Tree } from '../tree.ts';
import { problemAt } from './check.ts';

type Named = Pick<Tree, 'at' | 'width' | 'written'> & { name: string };

const MAX_USES = 20;

/** `fix` is used if the widget was not renamed. */
export function unknownWidget({ name, ...at }: Named, renames: Renames | undefined, fix: string): Problem {
  const rename = renames?.(name);
  if (!rename) return problemAt(at, { code: 'unknown-widget', message: `The flow has no widget \`${name}\`.`, fix });
  const { is, uses } = rename;
  const more = uses.length - MAX_USES;
  const listed = [...uses.slice(0, MAX_USES), ...(more > 0 ? [`and ${more} more`] : [])].map((use) => `  ${use}`);
  return problemAt(at, {
    code: 'renamed-widget',
    message: `\`${name}\` was renamed in the flow: \`${is}\` is at its place.`,
    fix: [`write \`${is}\` wherever \`${name}\` is still used:`, ...listed].join('\n'),
  });
}

/** Reports each rename once: it lists every use of the old name. */
export function eachRenameOnce(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    if (problem.code !== 'renamed-widget') continue;
    const known = first.get(problem.message);
    if (!known || (problem.at?.line ?? 0) < (known.at?.line ?? 0)) first.set(problem.message, problem);
  }
  return problems.filter((problem) => problem.code !== 'renamed-widget' || first.get(problem.message) === problem);
}
