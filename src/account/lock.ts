// Locks between processes of one machine: a file that exists while somebody holds it, and that a dead holder loses.
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../workflow/api.ts';

export type Exclusively = {
  clock: Clock;
  /** This process, and a word that no other holder has. */
  pid: number;
  unique: () => string;
  isAlive: (pid: number) => boolean;
};

export type Held = { release: () => Promise<void> };

const PAUSE = 25;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Written apart and linked into place, so that nobody ever reads a lock that does not name its holder yet. */
async function claim(file: string, { pid, unique }: Exclusively): Promise<boolean> {
  const own = `${file}.${unique()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(own, `${pid}\n`);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

const holderOf = async (file: string): Promise<number | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
};

/** Takes a dead holder's lock away. Of two who try, one moves the file; if that was a new holder's by then, it goes back. */
async function bury(file: string, locking: Exclusively): Promise<void> {
  const holder = await holderOf(file);
  if (holder === undefined || locking.isAlive(holder)) return;
  const grave = `${file}.${locking.unique()}`;
  const moved = await rename(file, grave).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const buried = await holderOf(grave);
  if (buried !== undefined && locking.isAlive(buried)) await link(grave, file).catch(() => undefined);
  await rm(grave, { force: true });
}

/** The lock, if nobody alive holds it. */
export async function tryLock(file: string, locking: Exclusively): Promise<Held | undefined> {
  await bury(file, locking);
  const claimed = await claim(file, locking);
  return claimed ? { release: () => rm(file, { force: true }) } : undefined;
}

/** The first of the locks that becomes free before `deadline` (by the clock). */
export async function lockOne(
  files: readonly string[],
  locking: Exclusively,
  deadline: number,
): Promise<(Held & { file: string }) | undefined> {
  for (;;) {
    for (const file of files) {
      const held = await tryLock(file, locking);
      if (held) return { ...held, file };
    }
    if (locking.clock.now() >= deadline) return undefined;
    await locking.clock.sleep(PAUSE);
  }
}

/** Does something while nobody else does it. */
export async function exclusively<T>(file: string, locking: Exclusively, work: () => Promise<T>): Promise<T> {
  const held = await lockOne([file], locking, Number.POSITIVE_INFINITY);
  if (!held) throw new Error(`no lock on ${file}`);
  try {
    return await work();
  } finally {
    await held.release();
  }
}
