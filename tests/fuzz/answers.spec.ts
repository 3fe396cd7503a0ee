// For any answer of the API, a scenario ends with a result or a located error: no hang, no stack, nothing twice.

import fc from '../fast-check.ts';
import { PLAYS } from '../faults/plays.ts';
import { expect, test } from '../test.ts';
import { corruptions } from './corruption.ts';
import { problemsWith } from './promises.ts';

/** FLOWPROOF_FUZZ=100 tries a hundred times as many. */
const RUNS = 25 * Number(process.env.FLOWPROOF_FUZZ ?? 1);

/** More requests than any scenario sends. */
const MAX_CALLS = 24;

for (const play of Object.keys(PLAYS) as (keyof typeof PLAYS)[]) {
  test(`the scenario that ${play.replaceAll('_', ' ')} passes or fails with a located error for any answer`, async () => {
    test.setTimeout(60_000 + RUNS * 1000);
    const cases = fc.record({
      play: fc.constant(play),
      nth: fc.integer({ min: 1, max: MAX_CALLS }),
      onwards: fc.boolean(),
      corruption: corruptions,
    });
    const property = fc.asyncProperty(cases, async (one) => {
      expect(await problemsWith(one)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: 50_000 + RUNS * 900 });
  });
}

for (const nth of [1, 4, 7]) {
  test(`an answer of megabytes leads to a pass or a located error (${nth})`, async () => {
    expect(await problemsWith({ play: 'replies', nth, corruption: { way: 'huge', megabytes: 20 } })).toEqual([]);
  });
}
