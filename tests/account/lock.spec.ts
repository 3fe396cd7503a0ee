// Locks of dead processes, and processes that take a lock at the same moment.
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Locking, tryLock, withLock } from '../../src/account/lock.ts';
import { isOwnerAlive } from '../../src/account/processes.ts';
import { fakeClock, locking } from '../contact/fakes.ts';
import { expect, test } from '../test.ts';

const DEAD = 4_000_001;
const LIVING = JSON.stringify({ host: 'here', pid: process.pid, token: 'another' });

const here = (more: Partial<Locking> = {}): Locking => ({ ...locking(fakeClock(), [DEAD]), ...more });
const ofDead = (more: Partial<Locking> = {}) => here({ owner: { host: 'here', pid: DEAD }, ...more });

const lockFile = () => test.info().outputPath('locks/a.lock');

test('a lock that is taken over at the same moment always exists', async () => {
  const file = lockFile();
  await tryLock(file, ofDead());
  let changed = 0n;
  // After the check that the holder is dead, and before the next step, another process takes the lock.
  const isAlive: Locking['isAlive'] = ({ pid }) => {
    rmSync(file);
    writeFileSync(file, LIVING);
    changed = statSync(file, { bigint: true }).ctimeNs;
    return pid !== DEAD;
  };
  expect(await tryLock(file, here({ isAlive }))).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe(LIVING);
  expect(statSync(file, { bigint: true }).ctimeNs).toBe(changed);
});

test('the lock of a process whose PID is another process by now is free', async () => {
  const file = lockFile();
  await tryLock(file, here({ owner: { host: 'here', pid: process.pid, born: '1' } }));
  const isAlive: Locking['isAlive'] = ({ born }) => born === '2';
  const next = here({ owner: { host: 'here', pid: process.pid, born: '2' }, isAlive });
  expect(await tryLock(file, next)).toBeDefined();
});

test('a process that died while it removed a stale lock blocks no other process', async () => {
  const file = lockFile();
  await tryLock(file, ofDead({ unique: () => 'first' }));
  await tryLock(`${file}.first.stale`, ofDead({ unique: () => 'second' }));
  const lock = await tryLock(file, here());
  expect(lock).toBeDefined();
  await lock?.release();
  expect(await readdir(dirname(file))).toEqual([]);
});

test('a process that lost its lock does not release the lock of the next holder', async () => {
  const file = lockFile();
  const lost = await tryLock(file, here());
  await writeFile(file, LIVING);
  await lost?.release();
  expect(readFileSync(file, 'utf8')).toBe(LIVING);
});

test('a folder or a broken link in place of a lock does not block', async () => {
  const folder = lockFile();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'inside'), '');
  expect(await tryLock(folder, here())).toBeDefined();
  const link = `${lockFile()}.link`;
  symlinkSync('/nowhere/at/all', link);
  expect(await tryLock(link, here())).toBeDefined();
});

test('the lock of PID 0 is free, although signals to it succeed', async () => {
  const file = lockFile();
  mkdirSync(dirname(file), { recursive: true });
  for (const pid of [0, -1, 1.5]) {
    writeFileSync(file, JSON.stringify({ host: 'here', pid, token: `of ${pid}` }));
    const lock = await tryLock(file, here({ isAlive: isOwnerAlive }));
    expect(lock, String(pid)).toBeDefined();
    await lock?.release();
  }
});

test('a lock that is held for too long is named, with who holds it', async () => {
  const file = lockFile();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, LIVING);
  const clock = fakeClock();
  // Each wait passes a second: thousands of attempts show no more.
  const patient = { ...clock, sleep: () => clock.sleep(1000) };
  await expect(withLock(file, here({ clock: patient }), async () => 1)).rejects.toThrow(
    `${file} could not be taken for 60 s: process`,
  );
});

test('a lock in a folder that cannot be created is named', async () => {
  const file = test.info().outputPath('a-file');
  writeFileSync(file, '');
  const lock = `${file}/a.lock`;
  await expect(tryLock(lock, here())).rejects.toThrow(`${lock} cannot be taken: a file is in the place of a folder`);
});
