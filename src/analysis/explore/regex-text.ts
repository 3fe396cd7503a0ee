// Texts that a regular expression matches completely, the shortest first, and always the same ones.
import RandExp from 'randexp';
import { matchesWhole } from '../../pattern.ts';

/** The most repetitions for `*` and `+`. */
const MAX_REPEATS = 6;
const ATTEMPTS = 120;

/** A small pseudo-random generator (a linear congruence), so that results are always the same. */
function sequence(seed: number): (low: number, high: number) => number {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + (state % (high - low + 1));
  };
}

/** Removes what the library does not support: inline flags, and look-around, which only restricts the matches. */
const plain = (pattern: string): string =>
  pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\(\?<(\w+)>/g, '(')
    .replace(/\(\?P<(\w+)>/g, '(');

/** Printable characters that people can type: the meaning of `.`. */
const TYPED = /^[\x20-\x7e]*$/;

function generate(pattern: string, choose: (low: number, high: number) => number): string | undefined {
  try {
    const maker = new RandExp(plain(pattern));
    maker.max = MAX_REPEATS;
    maker.randInt = choose;
    return maker.gen();
  } catch {
    return undefined;
  }
}

const known = new Map<string, readonly string[]>();

/** At most some dozens; empty if the library does not support the pattern, or it matches nothing. Each of them was checked. */
export function textsOf(pattern: string): readonly string[] {
  const found = known.get(pattern);
  if (found) return found;
  const choosers = [(low: number) => low, (_: number, high: number) => high];
  const texts = new Set<string>();
  for (let seed = 0; seed < ATTEMPTS; seed += 1) {
    const text = generate(pattern, choosers[seed] ?? sequence(seed * 7919));
    if (text !== undefined && TYPED.test(text) && matchesWhole(pattern, text.trim())) texts.add(text);
  }
  const sorted = [...texts].sort((a, b) => a.length - b.length);
  known.set(pattern, sorted);
  return sorted;
}
