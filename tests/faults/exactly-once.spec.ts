// Under random faults nothing is sent twice and nothing is lost: counted in the records of the server, for each scenario.
import { expect, test } from '@playwright/test';
import { randomOf } from '../random.ts';
import { SEED } from '../seed.ts';
import { type Account, storm } from './storm.ts';

/** FLOWPROOF_STORM=10000 plays as many as the promise is about, in some minutes; FLOWPROOF_SEED=N plays the same again. */
const COUNT = Number(process.env.FLOWPROOF_STORM ?? 500);

/** On one emulator: its lists are walked for each scenario. */
const BATCH = 250;

/** About one call in ten. */
const PART = 0.1;

/** What the contact should have said, no more than once each. */
const expectedOf = ({ trigger }: Account): Record<string, number> =>
  trigger === 'incomingMessage' ? { Hi: 1, yes: 2 } : { yes: 2 };

function duplicates(account: Account): string[] {
  const expected = expectedOf(account);
  const repeated = Object.entries(account.said).filter(([body, times]) => times > (expected[body] ?? 0));
  return [
    ...(account.executions > 1 ? [`${account.executions} executions`] : []),
    ...repeated.map(([body, times]) => `"${body}" was sent ${times} times`),
  ];
}

/** A scenario that holds has happened, and all of it. */
const losses = ({ failures, executions, said, ...account }: Account): string[] => {
  if (failures.length > 0) return [];
  const isWhole = JSON.stringify(said) === JSON.stringify(expectedOf({ failures, executions, said, ...account }));
  return executions === 1 && isWhole ? [] : [`it holds with ${executions} executions and ${JSON.stringify(said)}`];
};

const OPEN = new Set(['triggered-or-not', 'sent-or-not', 'no-execution']);

/** What was carried out when nobody waited for it any more, and is active or began something of its own, was told of. */
const silences = ({ active, strays, failures, left }: Account): string[] => {
  const isTold = left !== '' || failures.some(({ code }) => OPEN.has(code));
  return active + strays > 0 && !isTold ? [`${active} are active, ${strays} were begun late, and nobody says so`] : [];
};

for (let batch = 0; batch * BATCH < COUNT; batch += 1) {
  test(`of ${BATCH} scenarios under random faults, none happens twice and none is lost (${batch + 1})`, async () => {
    test.setTimeout(300_000);
    const seed = SEED + batch;
    const { accounts, met } = await storm(BATCH, randomOf(seed), PART);
    const wrong = accounts.flatMap((account) =>
      [...duplicates(account), ...losses(account), ...silences(account)].map((what) => `${account.contact}: ${what}`),
    );
    expect(wrong, `FLOWPROOF_SEED=${seed}`).toEqual([]);
    expect(met).toBeGreaterThan(BATCH / 2);
    expect(accounts.filter(({ failures }) => failures.length === 0).length).toBeGreaterThan(BATCH / 4);
  });
}
