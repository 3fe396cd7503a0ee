// Under random faults nothing is sent twice and nothing is lost: counted in the server's records, for each scenario.

import { randomOf } from '../random.ts';
import { SEED } from '../seed.ts';
import { expect, test } from '../test.ts';
import { type Recorded, storm } from './storm.ts';

/** FLOWPROOF_STORM=10000 plays the number that docs/faults.md promises, in some minutes; FLOWPROOF_SEED=N repeats a run. */
const COUNT = Number(process.env.FLOWPROOF_STORM ?? (process.env.FLOWPROOF_TESTS === 'all' ? 500 : 250));

/** On one emulator, whose lists are read for each scenario. */
const BATCH = 250;

/** About one call in ten. */
const PART = 0.1;

/** What the contact should have sent, and how often at most. */
const expectedOf = ({ trigger }: Recorded): Record<string, number> =>
  trigger === 'incomingMessage' ? { Hi: 1, yes: 2 } : { yes: 2 };

function duplicates(recorded: Recorded): string[] {
  const expected = expectedOf(recorded);
  const repeated = Object.entries(recorded.said).filter(([body, times]) => times > (expected[body] ?? 0));
  return [
    ...(recorded.executions > 1 ? [`${recorded.executions} executions`] : []),
    ...repeated.map(([body, times]) => `"${body}" was sent ${times} times`),
  ];
}

/** Everything in a scenario that passes has happened. */
const losses = ({ failures, executions, said, ...rest }: Recorded): string[] => {
  if (failures.length > 0) return [];
  const isWhole = JSON.stringify(said) === JSON.stringify(expectedOf({ failures, executions, said, ...rest }));
  return executions === 1 && isWhole ? [] : [`it passes with ${executions} executions and ${JSON.stringify(said)}`];
};

const OPEN = new Set(['triggered-or-not', 'sent-or-not', 'no-execution']);

/** A request that was carried out late, and left or started an active execution, was reported. */
const unreported = ({ active, strays, failures, left }: Recorded): string[] => {
  const isReported = left !== '' || failures.some(({ code }) => OPEN.has(code));
  return active + strays > 0 && !isReported
    ? [`${active} are active, ${strays} were started late, and no failure says so`]
    : [];
};

for (let batch = 0; batch * BATCH < COUNT; batch += 1) {
  test(`of ${BATCH} scenarios under random faults, none happens twice and none is lost (${batch + 1})`, async () => {
    const seed = SEED + batch;
    const { recorded, met } = await storm(BATCH, randomOf(seed), PART);
    const wrong = recorded.flatMap((one) =>
      [...duplicates(one), ...losses(one), ...unreported(one)].map((what) => `${one.contact}: ${what}`),
    );
    expect(wrong, `FLOWPROOF_SEED=${seed}`).toEqual([]);
    expect(met).toBeGreaterThan(BATCH / 2);
    expect(recorded.filter(({ failures }) => failures.length === 0).length).toBeGreaterThan(BATCH / 4);
  });
}
