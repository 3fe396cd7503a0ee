// Says in words why a file or folder cannot be written: the disk is full or read-only, or something else is in its place.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { errorMessage } from './errors.ts';

const IN_ITS_PLACE = 'a file is in the place of a folder';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: IN_ITS_PLACE,
  EEXIST: IN_ITS_PLACE,
  EISDIR: 'a folder is in the place of a file',
};

function reasonOf(error: unknown): string {
  const known = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
  return known ?? errorMessage(error);
}

/** Less than this holds none of the folders and files that a run makes. */
const LEAST = 64 * 1024;

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

/** Why nothing can be written to a folder, which may not be there yet; nothing where it can. */
export function whyUnwritable(folder: string): string | undefined {
  const there = nearest(folder);
  try {
    if (!statSync(there).isDirectory()) return IN_ITS_PLACE;
    accessSync(there, constants.W_OK);
    const { bavail, bsize, blocks } = statfsSync(there);
    return blocks > 0 && bavail * bsize < LEAST ? REASONS.ENOSPC : undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Why something has failed to write `path`. Node says of a folder on a read-only disk that it does not exist. */
export function whyFailed(path: string, error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return (isMissing ? whyUnwritable(dirname(path)) : undefined) ?? reasonOf(error);
}

/** The line that the end of a run says of a report: `The summary could not be written to reports/summary.md: the disk is full`. */
export const unwritable = (report: string, path: string, error: unknown): string =>
  `${report} could not be written to ${relative(process.cwd(), path) || '.'}: ${whyFailed(path, error)}`;
