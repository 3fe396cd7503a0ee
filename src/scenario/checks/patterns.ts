// Checks that each regular expression of `matches` is valid.
import type { Problem } from '../../errors.ts';
import { entriesOf, itemsOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

function mistakeIn(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, '') : 'it cannot be read';
  }
}

function checkPattern(part: Tree | undefined): Problem[] {
  const mistake = mistakeIn(textOf(part) ?? '');
  if (!part || mistake === undefined) return [];
  const message = `This is not a regular expression: ${mistake}.`;
  return [problemAt(part, { code: 'bad-pattern', message, fix: 'escape literal characters with a backslash' })];
}

/** An object with the only key `matches` may replace any text of a request or task. */
function patternsIn(tree: Tree): Tree[] {
  const entries = entriesOf(tree);
  const [only] = entries;
  if (entries.length === 1 && only?.key === 'matches' && textOf(only.value) !== undefined) return [only.value];
  const parts = tree.kind === 'list' ? itemsOf(tree) : entries.map(({ value }) => value);
  return parts.flatMap(patternsIn);
}

const EXPECTED = ['messages', 'messagesTo', 'prompts', 'requests', 'tasks'];

export const patterns: Check = ({ tree }) => {
  const expected = EXPECTED.map((key) => partOf(partOf(tree, 'expect'), key));
  const mocks = entriesOf(partOf(tree, 'mocks')).flatMap(({ value }) =>
    value.kind === 'list' ? value.items : [value],
  );
  const parts = [...expected, ...mocks.map((answer) => partOf(answer, 'when'))];
  return parts.flatMap((part) => (part ? patternsIn(part) : [])).flatMap(checkPattern);
};
