// The ledger that a run's workers share.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openLedger } from '../../src/account/spend.ts';
import { locking, systemClock } from '../contact/fakes.ts';
import { expect, test } from '../test.ts';

const BUDGET = { messages: 5, calls: 1, minutes: 2 };
const MESSAGE = { messages: 1, calls: 0, minutes: 0 };

const ledgerIn = (file: string) => openLedger({ file, budget: BUDGET, locking: locking(systemClock) });

test('a run without messages and calls has spent nothing', async () => {
  expect(await ledgerIn(test.info().outputPath('spend.jsonl')).total()).toEqual({ messages: 0, calls: 0, minutes: 0 });
});

test('workers that spend at once never exceed the budget', async () => {
  const file = test.info().outputPath('spend.jsonl');
  const results = await Promise.all(Array.from({ length: 12 }, () => ledgerIn(file).spend(MESSAGE)));
  expect(results.filter((excess) => excess === undefined)).toHaveLength(5);
  expect(await ledgerIn(file).total()).toEqual({ ...MESSAGE, messages: 5 });
});

test('a refusal says which kind is short, and by how much', async () => {
  const ledger = ledgerIn(test.info().outputPath('spend.jsonl'));
  await ledger.spend({ messages: 0, calls: 1, minutes: 1 });
  expect(await ledger.spend({ messages: 0, calls: 1, minutes: 1 })).toEqual({
    kind: 'calls',
    wanted: 1,
    spent: 1,
    most: 1,
  });
});

test('spending over the budget is recorded, and stops further spending', async () => {
  const ledger = ledgerIn(test.info().outputPath('spend.jsonl'));
  await ledger.record({ ...MESSAGE, messages: 7 });
  expect(await ledger.spend(MESSAGE)).toMatchObject({ kind: 'messages', spent: 7 });
  expect(await ledger.spend({ messages: 0, calls: 1, minutes: 1 })).toBeUndefined();
});

test('a line that a killed worker left half written does not swallow the next one', async () => {
  const file = test.info().outputPath('spend.jsonl');
  await ledgerIn(file).record(MESSAGE);
  await appendFile(file, '{"messages":');
  await ledgerIn(file).record(MESSAGE);
  expect(await ledgerIn(file).total()).toEqual({ ...MESSAGE, messages: 2 });
});

test('spending that cannot be recorded is named and does not happen', async () => {
  test.skip(!existsSync('/dev/full'), 'Linux has a device that is always full');
  const file = test.info().outputPath('spend.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  symlinkSync('/dev/full', file);
  await expect(ledgerIn(file).record(MESSAGE)).rejects.toThrow(`cannot be recorded in ${file}: the disk is full`);
});
