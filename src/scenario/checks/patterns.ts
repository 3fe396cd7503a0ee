// A regular expression of `matches` is one.
import { itemsOf, partOf, textOf } from '../tree.ts';
import { type Check, problemAt } from './check.ts';

function mistakeIn(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, '') : 'it cannot be read';
  }
}

export const patterns: Check = ({ tree }) =>
  itemsOf(partOf(partOf(tree, 'expect'), 'messages')).flatMap((message) => {
    const part = partOf(message, 'matches');
    const mistake = mistakeIn(textOf(part) ?? '');
    if (!part || mistake === undefined) return [];
    const text = `This is no regular expression: ${mistake}.`;
    return [
      problemAt(part, { code: 'bad-pattern', message: text, fix: 'put a backslash before signs that mean themselves' }),
    ];
  });
