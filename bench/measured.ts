// The results of a benchmark: one row for each measurement, with its baseline and its bound.

export type Row = {
  what: string;
  measured: string;
  /** What it is compared with, measured in the same run; or the bound itself. */
  baseline: string;
  ratio: number;
  allowed: { atMost: number } | { atLeast: number };
};

export type Benchmark = () => Promise<Row[]> | Row[];

export const isWithin = ({ ratio, allowed }: Row): boolean =>
  'atMost' in allowed ? ratio <= allowed.atMost : ratio >= allowed.atLeast;

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds of wall time. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export type Pair = { measured: number; baseline: number; ratio: number };

type Sides = { measured: () => Promise<number>; baseline: () => Promise<number>; rounds: number };

/**
 * Medians of both sides, and of their ratio in each round: other processes slow down a whole round, so its two halves can be compared,
 * unlike two rounds. The first round is a warm-up, unless it is the only one.
 */
export async function compared({ measured, baseline, rounds }: Sides): Promise<Pair> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { baseline: await baseline(), measured: await measured() };
    if (round > 0 || rounds === 0) pairs.push({ ...pair, ratio: pair.measured / pair.baseline });
  }
  const of = (key: keyof Pair) => median(pairs.map((pair) => pair[key]));
  return { measured: of('measured'), baseline: of('baseline'), ratio: of('ratio') };
}
