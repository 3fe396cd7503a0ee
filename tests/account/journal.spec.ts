// The journal of triggers, and how the next run reads the journal of a killed process.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintBy, type Here, isDead, openJournal, readJournal } from '../../src/account/journal.ts';
import { expect, test } from '../test.ts';
import { ACCOUNT, CONTACT, EXECUTION, FLOW, fakeClock } from '../workflow/fakes.ts';

const OWNER = { host: 'here', pid: 4711, born: '99' };
const SENT = { flowSid: FLOW, contact: CONTACT, phone: false, seconds: 60 };

function opened(folder: string) {
  const fingerprint = fingerprintBy('a secret');
  const journal = openJournal({
    folder,
    owner: OWNER,
    account: ACCOUNT,
    fingerprint,
    clock: fakeClock(),
    unique: () => 'u',
  });
  const text = () => readFileSync(join(folder, '4711-u.jsonl'), 'utf8');
  return { journal, fingerprint, text };
}

test('a trigger is recorded before it is sent, with its process, its flow and its contact', async () => {
  const { journal, fingerprint, text } = opened(test.info().outputPath('journal'));
  await journal.note(SENT);
  const until = '2026-11-24T09:01:00.000Z';
  const entry = { id: 1, account: ACCOUNT, flowSid: FLOW, contact: fingerprint(CONTACT), phone: false, until };
  expect(readJournal(text())).toEqual({ owner: OWNER, open: [{ ...entry, at: '2026-11-24T09:00:00.000Z' }] });
});

test('an execution is recorded as soon as it is known, and closed when it has ended', async () => {
  const { journal, text } = opened(test.info().outputPath('journal'));
  const [first, second] = [await journal.note(SENT), await journal.note(SENT)];
  await first.started(EXECUTION);
  expect(readJournal(text()).open).toMatchObject([{ id: 1, executionSid: EXECUTION }, { id: 2 }]);
  await first.over();
  await first.over();
  expect(readJournal(text()).open).toMatchObject([{ id: 2 }]);
  await second.over();
  expect(readJournal(text()).open).toEqual([]);
});

test('a journal without open entries is removed, and a run that triggers nothing creates none', async () => {
  const folder = test.info().outputPath('journal');
  const { journal } = opened(folder);
  await journal.close();
  const noted = await journal.note(SENT);
  await journal.close();
  expect(readdirSync(folder)).toEqual(['4711-u.jsonl']);
  await noted.over();
  await journal.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('the journal contains neither the number nor the secret', async () => {
  const { journal, text } = opened(test.info().outputPath('journal'));
  await journal.note(SENT);
  expect(text()).not.toMatch(/5550100001|a secret/);
});

test('the same number has other fingerprints with other secrets', () => {
  expect(fingerprintBy('a')(CONTACT)).toBe(fingerprintBy('a')(CONTACT));
  expect(fingerprintBy('a')(CONTACT)).not.toBe(fingerprintBy('b')(CONTACT));
});

const line = (value: object) => `${JSON.stringify(value)}\n`;
const entry = (more: object = {}) => ({
  id: 1,
  account: ACCOUNT,
  flowSid: FLOW,
  contact: 'f',
  phone: false,
  at: '2026-11-24T09:00:00Z',
  until: '2026-11-24T09:01:00Z',
  ...more,
});

test('a line that was cut off is ignored', () => {
  const whole = line({ owner: OWNER }) + line({ sent: entry() });
  const half = line({ started: 1, executionSid: EXECUTION }).slice(0, 30);
  expect(readJournal(whole + half).open).toEqual([entry()]);
  expect(readJournal(line({ owner: OWNER }).slice(0, 12))).toEqual({ open: [] });
});

for (const [what, odd] of [
  ['no flow', { sent: entry({ flowSid: '../Services/ZS1' }) }],
  ['no time', { sent: entry({ at: 'noon' }) }],
  ['no object', 7],
  ['nothing', null],
  ['no execution', { started: 1, executionSid: 'FN1/../../Flows' }],
] as const) {
  test(`a line that names ${what} is ignored`, () => {
    const text = `${line({ owner: OWNER }) + line({ sent: entry({ id: 2 }) })}${JSON.stringify(odd)}\n`;
    expect(readJournal(text)).toEqual({ owner: OWNER, open: [entry({ id: 2 })] });
  });
}

const here = (more: Partial<Here> = {}): Here => ({
  host: 'here',
  isAlive: () => false,
  now: Date.parse('2026-11-24T09:00:30Z'),
  ...more,
});

test('on this machine, a journal is dead when its process is', () => {
  const kept = { owner: OWNER, open: [entry()] };
  expect(isDead(kept, here())).toBe(true);
  expect(isDead(kept, here({ isAlive: ({ pid, born }) => pid === 4711 && born === '99' }))).toBe(false);
});

test("the journal of another machine is dead when its scenario's time is over", () => {
  const kept = { owner: { ...OWNER, host: 'elsewhere' }, open: [entry()] };
  expect(isDead(kept, here())).toBe(false);
  expect(isDead(kept, here({ now: Date.parse('2026-11-24T09:01:30Z') }))).toBe(true);
});

test('a journal without an owner is kept: it is being written', () => {
  expect(isDead({ open: [] }, here())).toBe(false);
});

test('a journal that cannot be written is named before anything is triggered', async () => {
  const folder = test.info().outputPath('a-file');
  writeFileSync(folder, '');
  const { journal } = opened(folder);
  await expect(journal.note(SENT)).rejects.toThrow(
    /The journal .*4711-u\.jsonl cannot be written .*nothing was triggered/,
  );
  await journal.close();
});

test('a journal on a full disk is reported, and nothing is triggered', async () => {
  test.skip(!existsSync('/dev/full'), 'Linux has a device that is always full');
  const folder = test.info().outputPath('journal');
  mkdirSync(folder, { recursive: true });
  symlinkSync('/dev/full', join(folder, '4711-u.jsonl'));
  const { journal } = opened(folder);
  await expect(journal.note(SENT)).rejects.toThrow('(the disk is full): nothing was triggered');
});

test('once there is room again, a journal has its owner and its triggers, even if lines were cut off', async () => {
  const folder = test.info().outputPath('journal');
  const file = join(folder, '4711-u.jsonl');
  mkdirSync(file, { recursive: true });
  const { journal, text } = opened(folder);
  await expect(journal.note(SENT)).rejects.toThrow('cannot be written');
  rmSync(file, { recursive: true });
  writeFileSync(file, '{"owner":{"host":"he');
  await journal.note(SENT);
  expect(readJournal(text())).toMatchObject({ owner: OWNER, open: [{ id: 2 }] });
});

test('a scenario does not fail if an event after its trigger cannot be recorded', async () => {
  const folder = test.info().outputPath('journal');
  const { journal, text } = opened(folder);
  const noted = await journal.note(SENT);
  const before = text();
  rmSync(join(folder, '4711-u.jsonl'));
  mkdirSync(join(folder, '4711-u.jsonl'));
  await noted.started(EXECUTION);
  await noted.over();
  expect(readJournal(before).open).toMatchObject([{ id: 1 }]);
});
