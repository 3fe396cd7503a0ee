// Pseudo-random numbers, the same for the same seed.

export type Random = {
  /** At least 0 and below 1. */
  next: () => number;
  /** A whole number, at least 0 and below the limit. */
  below: (limit: number) => number;
  chance: (percent: number) => boolean;
  one: <T>(from: readonly T[]) => T;
};

/** Mulberry32: small, and good enough to choose inputs. */
export function randomOf(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (percent) => next() * 100 < percent,
    one: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}
