// Removes the last filter of a template.
import { holds } from '../../../emulator/engine/predicates.ts';
import type { Fault, Operator } from '../operator.ts';
import { expressionsIn, nameOf, propertyTexts, subjectTexts, type TextAt, withExpression } from '../texts.ts';

const LAST_FILTER = /\s*\|\s*(\w+)(?:\s*:[^|]*)?$/;

/** Whether conditions ignore case and spaces around a text, according to the engine itself. */
const FOLDED = holds('equal_to', ' A ', 'a')
  ? new Set(['strip', 'lstrip', 'rstrip', 'downcase', 'upcase'])
  : new Set<string>();

function equivalence({ path, state }: TextAt, filter: string): Pick<Fault, 'equivalent'> {
  const index = path.indexOf('conditions');
  const type = index > 0 ? state.transitions[Number(path[3])]?.conditions?.[Number(path[index + 1])]?.type : undefined;
  const folds = type !== undefined && FOLDED.has(filter);
  return folds ? { equivalent: 'conditions ignore case and spaces around a text' } : {};
}

function* faultsIn(found: TextAt): Generator<Fault> {
  const { state, path, text } = found;
  for (const expression of expressionsIn(text)) {
    const match = LAST_FILTER.exec(expression.text);
    if (!match?.[1]) continue;
    const value = withExpression(text, expression, `{{${expression.text.slice(0, match.index)}}}`);
    yield {
      widget: state.name,
      at: path,
      changes: [{ path, value }],
      description: `\`${nameOf(found)}\` of \`${state.name}\` lacks the filter \`${match[1]}\``,
      replacement: JSON.stringify(value),
      ...equivalence(found, match[1]),
    };
  }
}

export const operator: Operator = {
  name: 'remove-filter',
  summary: 'A template lacks its last filter',
  *faults(flow) {
    for (const found of [...propertyTexts(flow), ...subjectTexts(flow)]) yield* faultsIn(found);
  },
};
