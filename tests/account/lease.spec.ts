// Leasing a contact's number across workers.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Leasing, leaseContact } from '../../src/account/lease.ts';
import { policyOf } from '../../src/account/policy.ts';
import { fakeClock, locking, systemClock } from '../contact/fakes.ts';
import { expect, test } from '../test.ts';

const POOL = ['+15550100001', '+15550100002'];

const leasing = (more: Partial<Leasing> = {}): Leasing => ({
  policy: policyOf({ contacts: POOL }),
  folder: test.info().outputPath('leases'),
  locking: locking(fakeClock()),
  seconds: 5,
  ...more,
});

test('two scenarios at once get two numbers', async () => {
  const leases = await Promise.all([leaseContact(leasing()), leaseContact(leasing())]);
  expect(leases.map(({ number }) => number).sort()).toEqual(POOL);
});

test('a third scenario fails with the message that all numbers are taken', async () => {
  await Promise.all([leaseContact(leasing()), leaseContact(leasing())]);
  await expect(leaseContact(leasing())).rejects.toThrow(/contacts-busy: For 5 s, each of the 2 numbers/);
});

test('a third scenario waits until a number is returned', async () => {
  const patient = leasing({ locking: locking(systemClock) });
  const first = await leaseContact(patient);
  await leaseContact(patient);
  const third = leaseContact(patient);
  await first.release();
  expect((await third).number).toBe(first.number);
});

test('a number that a scenario names is locked in the same way', async () => {
  await leaseContact(leasing(), '+15550100009');
  await expect(leaseContact(leasing(), '+15550100009')).rejects.toThrow(/contacts-busy/);
  expect((await leaseContact(leasing(), '+15550100008')).number).toBe('+15550100008');
});

test('the lease of a killed worker is free', async () => {
  const killed = leasing({ locking: { ...locking(fakeClock()), owner: { host: 'here', pid: 4_000_001 } } });
  await leaseContact(killed, POOL[0]);
  const next = leasing({ locking: locking(fakeClock(), [4_000_001]) });
  expect((await leaseContact(next, POOL[0])).number).toBe(POOL[0]);
});

test('of many processes that find a stale lock, one at a time gets it', async () => {
  const of = leasing({ locking: locking(systemClock, [4_000_001]), seconds: 0 });
  const lease = await leaseContact(of, POOL[0]);
  await lease.release();
  await writeFile(join(of.folder, `${POOL[0]}.lock`), '4000001\n');
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => leaseContact(of, POOL[0])));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('without a pool a scenario has to name its contact', async () => {
  await expect(leaseContact(leasing({ policy: policyOf() }))).rejects.toThrow(/no-contacts/);
});
