// Proves that no text matches a regular expression as a whole: it cannot be read, or what it demands around the text cannot be there.
import { enginesFor, matchesWhole } from '../../pattern.ts';

type Part = { text: string; isGroup: boolean };

/** How far an item at an offset goes: an escape, a class, a group, or one character. */
function endOf(pattern: string, start: number): number {
  if (pattern[start] === '\\') return start + 2;
  if (pattern[start] === '[') {
    let at = start + 1;
    while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  if (pattern[start] !== '(') return start + 1;
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ')') at = endOf(pattern, at);
  return at + 1;
}

/** The alternatives of a pattern, each as its items. */
function alternativesOf(pattern: string): Part[][] {
  const alternatives: Part[][] = [[]];
  for (let at = 0; at < pattern.length; ) {
    const end = endOf(pattern, at);
    const text = pattern.slice(at, end);
    if (text === '|') alternatives.push([]);
    else alternatives.at(-1)?.push({ text, isGroup: text.startsWith('(') });
    at = end;
  }
  return alternatives;
}

/** Nothing in it looks beyond itself, and it takes at least one character. */
function needsText(pattern: string): boolean {
  if (/\(\?|\\[bB1-9k]|[$^]/.test(pattern)) return false;
  try {
    return !new RegExp(`^(?:${pattern})$`, 'i').test('');
  } catch {
    return false;
  }
}

const inside = (part: Part | undefined, start: string): string | undefined =>
  part?.isGroup && part.text.startsWith(start) && part.text.endsWith(')')
    ? part.text.slice(start.length, -1)
    : undefined;

/** There is nothing before the first character, and nothing after the last one. */
function looksOutside(parts: readonly Part[]): boolean {
  const before = inside(parts[0], '(?<=');
  const after = inside(parts.at(-1), '(?=');
  return (before !== undefined && needsText(before)) || (after !== undefined && needsText(after));
}

const LOOK_AROUND = /^\(\?<?[=!]/;
const PLAIN = /^[\w\s@:;,'"-]$/;

/** Around plain characters, only one text is possible, in upper and lower case. */
function contradicts(parts: readonly Part[]): boolean {
  const own = parts.filter(({ text }) => !LOOK_AROUND.test(text));
  if (own.length === parts.length || !own.every(({ text }) => PLAIN.test(text))) return false;
  return !matchesWhole(
    parts.map(({ text }) => text).join(''),
    own
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
}

/** A quantifier after a look-around makes it optional. */
const isQuantified = (parts: readonly Part[]): boolean =>
  parts.some(({ text }, index) => LOOK_AROUND.test(parts[index - 1]?.text ?? '') && /^[*+?{]/.test(text));

export function neverMatches(given: string): boolean {
  const pattern = given.trim();
  const { linear, backtracking } = enginesFor(pattern);
  if (!linear && !backtracking) return true;
  // The linear engine knows no look-around.
  if (linear) return false;
  return alternativesOf(pattern).every((parts) => !isQuantified(parts) && (looksOutside(parts) || contradicts(parts)));
}
