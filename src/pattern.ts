// Regular expressions that somebody else wrote, matched in bounded time: none of them can stop a scenario, a run or the emulator.
import { createContext, Script } from 'node:vm';
import { RE2JS } from 're2js';

/** Milliseconds before a pattern is given up that only a backtracking engine understands (look-around, back-references). */
const BACKTRACKING_MILLISECONDS = 50;
/** A scenario has few patterns, and its author waits for the verdict. */
const SCENARIO_MILLISECONDS = 500;
/** After that a pattern matches nothing any more: an execution may ask a thousand times. */
const MOST_GIVEN_UP = 3;
const MAX_CACHED = 500;

/** A linear engine takes time for each part of a pattern and each character of a text: about 0.1 µs. */
const MOST_LINEAR_WORK = 10_000_000;
/** `(a{1000}){1000}`: larger programs take too long to make. */
const MOST_PATTERN_CHARACTERS = 10_000;

const script = new Script('pattern.test(text)');
const sandbox: { pattern?: RegExp; text?: string } = {};
let context: object | undefined;

/** What the backtracking engine finds; undefined where it was given up. Node ends it from another thread. */
function testWithin(pattern: RegExp, text: string, milliseconds: number): boolean | undefined {
  context ??= createContext(sandbox);
  Object.assign(sandbox, { pattern, text });
  try {
    return script.runInContext(context, { timeout: milliseconds }) === true;
  } catch {
    // A test of a pattern that was compiled throws nothing but this.
    return undefined;
  }
}

type Matcher = (text: string) => boolean;

const nothing: Matcher = () => false;

function linear(pattern: string): Matcher | undefined {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    const size = compiled.programSize();
    return (text) => size * text.length <= MOST_LINEAR_WORK && compiled.matches(text);
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
      const found = testWithin(whole, text, BACKTRACKING_MILLISECONDS);
      if (found === undefined) givenUp += 1;
      return found === true;
    };
  } catch {
    return nothing;
  }
}

const cache = new Map<string, Matcher>();

/** Whether the whole text matches, case ignored, as Studio's regex condition demands; an invalid pattern matches nothing. */
export function matchesWhole(pattern: string, text: string): boolean {
  if (pattern.length > MOST_PATTERN_CHARACTERS) return false;
  const cached = cache.get(pattern);
  if (cached) return cached(text);
  const matcher = linear(pattern) ?? backtracking(pattern);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(pattern, matcher);
  return matcher(text);
}

export type Search = 'found' | 'absent' | 'too slow';

/** A failure asks again when it is shown. */
const tooSlow = new Map<string, string>();

/** Whether a scenario's pattern is somewhere in a text. It is JavaScript's, with the flag `u`, and was tried when it was loaded. */
export function searchPattern(pattern: string, text: string): Search {
  if (tooSlow.get(pattern) === text) return 'too slow';
  const found = testWithin(new RegExp(pattern, 'u'), text, SCENARIO_MILLISECONDS);
  if (found !== undefined) return found ? 'found' : 'absent';
  if (tooSlow.size >= MAX_CACHED) tooSlow.clear();
  tooSlow.set(pattern, text);
  return 'too slow';
}
