// What a benchmark says: one row for each thing measured, against its baseline and what is allowed.

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
 * Medians of both sides, and of their ratio round by round: other processes slow a round as a whole, so that its two halves can be
 * compared where two rounds cannot. One round before them warms up, unless there is only that one.
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
