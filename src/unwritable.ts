// Explains why a file or folder cannot be written: the disk is full or read-only, or the path has the wrong type.
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

/** Less than the folders and files of any run need. */
const LEAST = 64 * 1024;

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

/** Why a folder, which may not exist yet, cannot be written to; undefined if it can. */
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

/** Why writing `path` failed. For a folder on a read-only disk, Node's error says that it does not exist. */
export function whyFailed(path: string, error: unknown): string {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return (isMissing ? whyUnwritable(dirname(path)) : undefined) ?? reasonOf(error);
}

/** The line at the end of a run about a report: `The summary could not be written to reports/summary.md: the disk is full`. */
export const unwritable = (report: string, path: string, error: unknown): string =>
  `${report} could not be written to ${relative(process.cwd(), path) || '.'}: ${whyFailed(path, error)}`;
