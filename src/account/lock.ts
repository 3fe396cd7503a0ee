// Locks between processes of one machine: a file that exists while a process holds the lock, and that expires with its holder.
import { link, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FlowproofError, type Problem } from '../errors.ts';
import { whyFailed } from '../unwritable.ts';
import type { Clock } from '../workflow/api.ts';
import type { Owner } from './processes.ts';

export type Locking = {
  clock: Clock;
  /** This process. */
  owner: Owner;
  /** Generates a token that no other lock has. */
  unique: () => string;
  isAlive: (owner: Owner) => boolean;
};

export type Lock = { release: () => Promise<void> };

const PAUSE = 25;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The holder; each lock has its own token, even if the same process takes it again. */
type Holder = Owner & { token: string };

function cannotLock(file: string, error: unknown): Problem {
  const message = `The lock ${file} cannot be taken: ${whyFailed(file, error)}.`;
  return { code: 'cannot-lock', message, fix: 'give this user write access to the folder' };
}

/** Written to a temporary file and linked into place, so that a lock always names its holder when it is read. */
async function claim(file: string, { owner, unique }: Locking): Promise<string | undefined> {
  const token = unique();
  const own = `${file}.${token}`;
  try {
    await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
      throw new FlowproofError([cannotLock(file, error)]);
    });
    await writeFile(own, `${JSON.stringify({ ...owner, token } satisfies Holder)}\n`);
    await link(own, file);
    return token;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error instanceof FlowproofError ? error : new FlowproofError([cannotLock(file, error)]);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** A lock of version 0.1 contains only a PID. */
function holderIn(text: string): Holder {
  try {
    const holder: unknown = JSON.parse(text);
    if (typeof holder === 'object' && holder !== null) return holder as Holder;
  } catch {
    // Not one of ours: its process is surely not alive.
  }
  return { host: '', pid: Number.parseInt(text, 10), token: 'unknown' };
}

/** A folder or a dangling link in the place of a lock has no holder. */
const NO_HOLDER: Holder = { host: '', pid: 0, token: 'unreadable' };

async function holderOf(file: string): Promise<Holder | undefined> {
  const found = await lstat(file).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isFile()) return NO_HOLDER;
  return readFile(file, 'utf8').then(holderIn, () => undefined);
}

/**
 * Removes the lock of a dead holder. The right to remove it is itself a lock, named after the token: its owner knows that the file is still
 * the same lock, since no other process may remove it, and locks of living processes are never touched. A dead process loses this right in
 * the same way.
 */
async function breakStale(file: string, locking: Locking): Promise<void> {
  const holder = await holderOf(file);
  if (!holder || (holder !== NO_HOLDER && locking.isAlive(holder))) return;
  const right = `${file}.${holder.token}.stale`;
  await breakStale(right, locking);
  if (!(await claim(right, locking))) return;
  try {
    if ((await holderOf(file))?.token === holder.token) await rm(file, { force: true, recursive: true });
  } finally {
    await rm(right, { force: true });
  }
}

/** Takes the lock unless a living process holds it. */
export async function tryLock(file: string, locking: Locking): Promise<Lock | undefined> {
  await breakStale(file, locking);
  const token = await claim(file, locking);
  if (token === undefined) return undefined;
  return {
    release: async () => {
      if ((await holderOf(file))?.token === token) await rm(file, { force: true });
    },
  };
}

/** Takes the first lock that becomes free before `deadline` (by the clock). */
export async function lockOne(
  files: readonly string[],
  locking: Locking,
  deadline: number,
): Promise<(Lock & { file: string }) | undefined> {
  for (;;) {
    for (const file of files) {
      const lock = await tryLock(file, locking);
      if (lock) return { ...lock, file };
    }
    if (locking.clock.now() >= deadline) return undefined;
    await locking.clock.sleep(PAUSE);
  }
}

/** Locks are held for milliseconds. */
const LONGEST_WAIT = 60_000;

async function heldTooLong(file: string): Promise<Problem> {
  const holder = await holderOf(file);
  const who = holder ? `process ${holder.pid} on ${holder.host || 'an unknown machine'}` : 'another process';
  const message = `The lock ${file} could not be taken for ${LONGEST_WAIT / 1000} s: ${who} holds it.`;
  return { code: 'lock-held', message, fix: 'end that process, or delete the file if it runs on another machine' };
}

/** Runs `work` while holding the lock. */
export async function withLock<T>(file: string, locking: Locking, work: () => Promise<T>): Promise<T> {
  const lock = await lockOne([file], locking, locking.clock.now() + LONGEST_WAIT);
  if (!lock) throw new FlowproofError([await heldTooLong(file)]);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
