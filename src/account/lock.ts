// Locks between processes of one machine: a file that exists while somebody holds it, and that a dead holder loses.
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
  /** A word that no other lock has. */
  unique: () => string;
  isAlive: (owner: Owner) => boolean;
};

export type Lock = { release: () => Promise<void> };

const PAUSE = 25;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whose lock it is; each lock has a token of its own, even if the same process takes it again. */
type Holder = Owner & { token: string };

function cannotLock(file: string, error: unknown): Problem {
  const message = `The lock ${file} cannot be taken: ${whyFailed(file, error)}.`;
  return { code: 'cannot-lock', message, fix: 'make its folder one that this user may write to' };
}

/** Written apart and linked into place, so that nobody ever reads a lock that does not name its holder yet. */
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

/** A lock of version 0.1 holds a PID and nothing else. */
function holderIn(text: string): Holder {
  try {
    const holder: unknown = JSON.parse(text);
    if (typeof holder === 'object' && holder !== null) return holder as Holder;
  } catch {
    // Not one of ours: its process is surely not alive.
  }
  return { host: '', pid: Number.parseInt(text, 10), token: 'unknown' };
}

/** A folder, or a link to nowhere, in the place of a lock is nobody's. */
const NOBODY: Holder = { host: '', pid: 0, token: 'unreadable' };

async function holderOf(file: string): Promise<Holder | undefined> {
  const found = await lstat(file).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isFile()) return NOBODY;
  return readFile(file, 'utf8').then(holderIn, () => undefined);
}

/**
 * Removes the lock of a dead holder. The right to remove this one lock is a lock itself, named after its token: whoever holds it
 * knows that the file is still that one, since nobody else may remove it, and no lock of a living process is ever touched. A dead
 * process that held the right loses it in the same way.
 */
async function breakStale(file: string, locking: Locking): Promise<void> {
  const holder = await holderOf(file);
  if (!holder || (holder !== NOBODY && locking.isAlive(holder))) return;
  const right = `${file}.${holder.token}.stale`;
  await breakStale(right, locking);
  if (!(await claim(right, locking))) return;
  try {
    if ((await holderOf(file))?.token === holder.token) await rm(file, { force: true, recursive: true });
  } finally {
    await rm(right, { force: true });
  }
}

/** The lock, if nobody alive holds it. */
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

/** The first of the locks that becomes free before `deadline` (by the clock). */
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

/** What locks are for takes milliseconds. */
const LONGEST_WAIT = 60_000;

async function heldTooLong(file: string): Promise<Problem> {
  const holder = await holderOf(file);
  const who = holder ? `process ${holder.pid} on ${holder.host || 'an unknown machine'}` : 'another process';
  const message = `The lock ${file} could not be taken for ${LONGEST_WAIT / 1000} s: ${who} holds it.`;
  return { code: 'lock-held', message, fix: 'end that process, or delete the file if it runs on another machine' };
}

/** Does something while nobody else does it. */
export async function withLock<T>(file: string, locking: Locking, work: () => Promise<T>): Promise<T> {
  const lock = await lockOne([file], locking, locking.clock.now() + LONGEST_WAIT);
  if (!lock) throw new FlowproofError([await heldTooLong(file)]);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
