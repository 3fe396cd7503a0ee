// Aligns two lists item by item: which items stay, and which are replaced, removed or inserted.
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../flow/types.ts';

export type Alignment =
  | { kind: 'keep' | 'replace'; was: number; is: number }
  | { kind: 'remove'; was: number }
  /** `before` is the index of the old item that it is put before; the length of the old list at its end. */
  | { kind: 'insert'; before: number; is: number };

/** Longer lists are compared position by position: the cost of the table is the product of the lengths. */
const LONGEST = 2_000;

/** Lengths of the longest common subsequences from each pair of positions to the end. */
function commonLengths(was: readonly Json[], is: readonly Json[]): Uint16Array[] {
  const table = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let i = was.length - 1; i >= 0; i--) {
    const [row, below] = [table[i], table[i + 1]] as [Uint16Array, Uint16Array];
    for (let j = is.length - 1; j >= 0; j--) {
      const same = isDeepStrictEqual(was[i], is[j]);
      row[j] = same ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

type Range = { was: [number, number]; is: [number, number] };

/** A range without equal items: replaced one by one, then removed or inserted. */
function* changed({ was: [wasFrom, wasTo], is: [isFrom, isTo] }: Range): Generator<Alignment> {
  const replaced = Math.min(wasTo - wasFrom, isTo - isFrom);
  for (let k = 0; k < replaced; k++) yield { kind: 'replace', was: wasFrom + k, is: isFrom + k };
  for (let k = wasFrom + replaced; k < wasTo; k++) yield { kind: 'remove', was: k };
  for (let k = isFrom + replaced; k < isTo; k++) yield { kind: 'insert', before: wasTo, is: k };
}

function* byPosition(was: readonly Json[], is: readonly Json[]): Generator<Alignment> {
  for (let k = 0; k < Math.min(was.length, is.length); k++) {
    yield { kind: isDeepStrictEqual(was[k], is[k]) ? 'keep' : 'replace', was: k, is: k };
  }
  const common = Math.min(was.length, is.length);
  yield* changed({ was: [common, was.length], is: [common, is.length] });
}

/** The changes that turn the old list into the new one, in order. */
export function* alignItems(was: readonly Json[], is: readonly Json[]): Generator<Alignment> {
  if (was.length > LONGEST || is.length > LONGEST) return yield* byPosition(was, is);
  const table = commonLengths(was, is);
  let [i, j, wasFrom, isFrom] = [0, 0, 0, 0];
  while (i < was.length && j < is.length) {
    if (isDeepStrictEqual(was[i], is[j])) {
      yield* changed({ was: [wasFrom, i], is: [isFrom, j] });
      yield { kind: 'keep', was: i, is: j };
      [wasFrom, isFrom] = [++i, ++j];
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  yield* changed({ was: [wasFrom, was.length], is: [isFrom, is.length] });
}
