// Matches a regular expression in linear time, as far as a linear engine supports it.
import { RE2JS } from 're2js';

/** The engine's work: parts of the pattern times characters of the text, at about 0.1 µs each. */
const MAX_LINEAR_WORK = 10_000_000;

/** Whether a whole text matches, ignoring case; undefined if only a backtracking engine supports the pattern, or it is invalid. */
export function linearMatcher(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    const size = compiled.programSize();
    return (text) => size * text.length <= MAX_LINEAR_WORK && compiled.matches(text);
  } catch {
    return undefined;
  }
}
