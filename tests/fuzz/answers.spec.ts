// Whatever the API answers, a scenario ends in a verdict or in a located error: no hang, no stack, nothing twice.
import { expect, test } from '@playwright/test';
import fc from '../fast-check.ts';
import { PLAYS } from '../faults/plays.ts';
import { spoilings } from './spoiling.ts';
import { objectionsTo } from './verdicts.ts';

/** FLOWPROOF_FUZZ=100 tries a hundred times as much. */
const RUNS = 25 * Number(process.env.FLOWPROOF_FUZZ ?? 1);

/** No scenario asks more often. */
const MOST_CALLS = 24;

for (const play of Object.keys(PLAYS) as (keyof typeof PLAYS)[]) {
  test(`any answer is survived by the scenario that ${play.replaceAll('_', ' ')}`, async () => {
    test.setTimeout(60_000 + RUNS * 1000);
    const cases = fc.record({
      play: fc.constant(play),
      nth: fc.integer({ min: 1, max: MOST_CALLS }),
      onwards: fc.boolean(),
      spoiling: spoilings,
    });
    const property = fc.asyncProperty(cases, async (one) => {
      expect(await objectionsTo(one)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: 50_000 + RUNS * 900 });
  });
}

for (const nth of [1, 4, 7]) {
  test(`an answer of megabytes is survived (${nth})`, async () => {
    expect(await objectionsTo({ play: 'replies', nth, spoiling: { way: 'huge', megabytes: 20 } })).toEqual([]);
  });
}
