// Regular expressions of flows, matched in bounded time: a pattern that backtracks for ever cannot stop the emulator.

import { runInNewContext } from 'node:vm';
import { RE2JS } from 're2js';

/** For the syntax that a linear-time engine lacks (look-around, back-references): milliseconds before we give up. */
const BACKTRACKING_MILLISECONDS = 50;
/** After that a pattern matches nothing any more: an execution may ask a thousand times. */
const MOST_GIVEN_UP = 3;
const MAX_CACHED = 500;

type Matcher = (text: string) => boolean;

function linear(pattern: string): Matcher | undefined {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.matches(text);
  } catch {
    return undefined;
  }
}

function backtracking(pattern: string): Matcher {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'i');
    let givenUp = 0;
    return (text) => {
      if (givenUp >= MOST_GIVEN_UP) return false;
      try {
        const matched: unknown = runInNewContext(
          'whole.test(text)',
          { whole, text },
          { timeout: BACKTRACKING_MILLISECONDS },
        );
        return matched === true;
      } catch {
        givenUp += 1;
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

const cache = new Map<string, Matcher>();

/** Whether the whole text matches, case ignored, as Studio's regex condition demands; an invalid pattern matches nothing. */
export function matchesWhole(pattern: string, text: string): boolean {
  const cached = cache.get(pattern);
  if (cached) return cached(text);
  const matcher = linear(pattern) ?? backtracking(pattern);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(pattern, matcher);
  return matcher(text);
}
