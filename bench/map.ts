// How long it takes to draw a flow with 150 widgets, the first time and again, compared with the budget of 50 ms.
import { drawFlow } from '../src/map/draw.ts';
import { flowOf } from '../tests/map/generated.ts';
import type { Row } from './measured.ts';

const BUDGET = 50;
const WIDGETS = 150;
const ROUNDS = 15;

export type Drawn = { firstMilliseconds: number; againMilliseconds: number; ratio: number };

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function timed(now: () => number, draw: () => void): number {
  const start = now();
  draw();
  return now() - start;
}

/** Median times after a warm-up. `ratio` compares the first drawing with the budget: below 1 is within it. */
export function measureMap(now: () => number, { places = true } = {}): Drawn {
  const flows = Array.from({ length: ROUNDS + 5 }, (_, seed) => flowOf(WIDGETS, { seed, places }));
  for (const flow of flows.slice(ROUNDS)) drawFlow(flow);
  const first = median(flows.slice(0, ROUNDS).map((flow) => timed(now, () => drawFlow(flow))));
  const again = median(flows.slice(0, ROUNDS).map((flow) => timed(now, () => drawFlow(flow))));
  return { firstMilliseconds: first, againMilliseconds: again, ratio: first / BUDGET };
}

/** One row for each layout. */
export function mapRows(): Row[] {
  return [true, false].map((places) => {
    const { firstMilliseconds, againMilliseconds, ratio } = measureMap(() => performance.now(), { places });
    return {
      what: `drawing ${WIDGETS} widgets ${places ? "at Studio's places" : 'in layers'}`,
      measured: `${firstMilliseconds.toFixed(1)} ms (again ${againMilliseconds.toFixed(1)} ms)`,
      baseline: `${BUDGET} ms`,
      ratio,
      allowed: { atMost: 1 },
    };
  });
}
