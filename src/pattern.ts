// Matches untrusted regular expressions in bounded time: none of them can block a scenario, a run or the emulator.
import { createContext, Script } from 'node:vm';
import { linearMatcher } from './linear-pattern.ts';

/** Milliseconds until a pattern that only a backtracking engine supports (look-around, back-references) is aborted. */
const BACKTRACKING_MILLISECONDS = 50;
/** A scenario has few patterns, so each may take longer. */
const SCENARIO_MILLISECONDS = 500;
/** After so many aborted matches a pattern no longer matches anything: an execution may test it a thousand times. */
const MAX_GIVEN_UP = 3;
const MAX_CACHED = 500;

/** `(a{1000}){1000}`: larger patterns take too long to compile. */
const MAX_PATTERN_CHARACTERS = 10_000;

const script = new Script('pattern.test(text)');
const sandbox: { pattern?: RegExp; text?: string } = {};
let context: object | undefined;

/** The backtracking engine's result; undefined if it was aborted. Node ends it from another thread. */
function testWithin(pattern: RegExp, text: string, milliseconds: number): boolean | undefined {
  context ??= createContext(sandbox);
  Object.assign(sandbox, { pattern, text });
  try {
    return script.runInContext(context, { timeout: milliseconds }) === true;
  } catch {
    // The only error that testing a compiled pattern can throw is the timeout.
    return undefined;
  }
}

type Matcher = (text: string) => boolean;

const nothing: Matcher = () => false;

function backtracking(pattern: string): Matcher {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'i');
    let givenUp = 0;
    return (text) => {
      if (givenUp >= MAX_GIVEN_UP) return false;
      const found = testWithin(whole, text, BACKTRACKING_MILLISECONDS);
      if (found === undefined) givenUp += 1;
      return found === true;
    };
  } catch {
    return nothing;
  }
}

/** The kinds of engines that can read a pattern: none has all that the other one has. */
export function enginesFor(pattern: string): { linear: boolean; backtracking: boolean } {
  return { linear: linearMatcher(pattern) !== undefined, backtracking: backtracking(pattern) !== nothing };
}

const cache = new Map<string, Matcher>();

/** Whether the whole text matches, ignoring case, as Studio's regex condition requires; an invalid pattern matches nothing. */
export function matchesWhole(pattern: string, text: string): boolean {
  if (pattern.length > MAX_PATTERN_CHARACTERS) return false;
  const cached = cache.get(pattern);
  if (cached) return cached(text);
  const matcher = linearMatcher(pattern) ?? backtracking(pattern);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(pattern, matcher);
  return matcher(text);
}

export type Search = 'found' | 'absent' | 'too slow';

/** Results are kept, since a failure matches again when it is shown. */
const tooSlow = new Map<string, string>();

/** Whether a scenario's pattern occurs in a text. It is a JavaScript pattern with the flag `u`, validated when the scenario was loaded. */
export function searchPattern(pattern: string, text: string): Search {
  if (tooSlow.get(pattern) === text) return 'too slow';
  const found = testWithin(new RegExp(pattern, 'u'), text, SCENARIO_MILLISECONDS);
  if (found !== undefined) return found ? 'found' : 'absent';
  if (tooSlow.size >= MAX_CACHED) tooSlow.clear();
  tooSlow.set(pattern, text);
  return 'too slow';
}
