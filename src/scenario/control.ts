// Finds characters that a YAML file must not contain: invisible ones, and line ends that the parser does not support.
import type { Problem } from '../errors.ts';

/** Except tabs and line ends. JSON and YAML both allow characters above U+001F. */
const CONTROL = /(?![\t\n]|\r\n)[^\P{Cc}\u{7f}-\u{9f}]/u;

const LONE_RETURN = {
  message: 'A line ends with a carriage return alone.',
  fix: 'save the file with the line ends of Unix or Windows',
} as const;

const unseen = (found: string) => ({
  message: `The file holds U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which no editor shows.`,
  fix: 'remove it; a text in double quotation marks can hold it as an escape, such as `\\e`',
});

/** The first control character of a text, as a problem. */
export function controlCharacter(text: string, file: string): Problem | undefined {
  const found = CONTROL.exec(text);
  if (!found) return undefined;
  const before = text
    .slice(0, found.index)
    .replace(/^\ufeff/, '')
    .split('\n');
  const at = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { code: 'control-character', ...(found[0] === '\r' ? LONE_RETURN : unseen(found[0])), at };
}
