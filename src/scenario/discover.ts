// Finds the scenario files below a folder, and reports folders that cannot be read, whose scenarios would be missed.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../errors.ts';

const IGNORED: ReadonlySet<string> = new Set(['node_modules', '.git', '.github']);

/** Other files of Flowproof that may be beside a flow. */
const NO_SCENARIOS: ReadonlySet<string> = new Set(['lint.yaml']);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  ENOTDIR: 'it is a file',
  EACCES: 'this user may not read it',
};

function unreadable(folder: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : code || 'it cannot be opened';
  const message = `This folder cannot be searched for scenarios: ${reason}.`;
  return { code: 'unreadable-folder', message, at: { file: folder, line: 1, column: 1 } };
}

/** A pipe or a device may have no end: opening it, as Playwright would, waits forever. */
function isSpecial(entry: Dirent, path: string): boolean {
  if (entry.isFile()) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Reports show the lines around a place: this place is the folder, so that the special file is not opened. */
const specialFile = (file: string): Problem => ({
  code: 'unreadable-file',
  message: `${basename(file)} cannot be read: it is not a regular file.`,
  fix: 'move it out of the folder of scenarios',
  at: { file: dirname(file), line: 1, column: 1 },
});

function entriesIn(folder: string, problems: Problem[]) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(unreadable(folder, error));
    return [];
  }
}

/**
 * Every `.yaml` and `.yml` file below a folder, absolute and sorted, so that every worker and shard has the same order. Unreadable ones are
 * added to `problems`.
 */
export function discoverScenarioFiles(folder: string, problems: Problem[] = []): string[] {
  const found = entriesIn(resolve(folder), problems).flatMap((entry) => {
    const path = join(resolve(folder), entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : discoverScenarioFiles(path, problems);
    if (!/\.ya?ml$/i.test(entry.name) || NO_SCENARIOS.has(entry.name)) return [];
    if (!isSpecial(entry, path)) return [path];
    problems.push(specialFile(path));
    return [];
  });
  return found.sort();
}
