// Texts that a regular expression takes as a whole, the shortest first and always the same ones.
import RandExp from 'randexp';
import { matchesWhole } from '../../pattern.ts';

/** How far `*` and `+` go. */
const MAX_REPEATS = 6;
const ATTEMPTS = 120;

/** A small generator of its own (a linear congruence), so that nothing depends on chance. */
function sequence(seed: number): (low: number, high: number) => number {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + (state % (high - low + 1));
  };
}

/** What the library does not read: inline flags, and look-around, which only narrows down what the rest takes. */
const plain = (pattern: string): string =>
  pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\(\?<(\w+)>/g, '(')
    .replace(/\(\?P<(\w+)>/g, '(');

/** Printable characters that people can type: what `.` stands for. */
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

/** At most some dozens; none where the pattern is beyond the library, or takes nothing. Each of them does match. */
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
