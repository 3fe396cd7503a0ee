// Finds the flow files of a path. It imports little, because the configuration of every run loads it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { FlowproofError } from '../../errors.ts';

const SKIPPED = new Set(['node_modules', '.git', 'reports', 'test-results']);

/** `flow.json` at any depth; in a given folder without any, every JSON file in it. */
export function flowFilesIn(path: string): string[] {
  if (!existsSync(path)) {
    const message = `There is no file or folder \`${path}\`.`;
    throw new FlowproofError([
      { code: 'unreadable-file', message, fix: 'name a flow.json or a folder that holds one' },
    ]);
  }
  if (!statSync(path).isDirectory()) return [resolve(path)];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(path, file)
          .split(/[\\/]/)
          .some((part) => SKIPPED.has(part)),
    );
  const named = entries.filter((file) => /(?:^|[\\/])flow\.json$/.test(file));
  const flat = entries.filter((file) => file.endsWith('.json') && dirname(file) === resolve(path));
  return (named.length > 0 ? named : flat).map((file) => resolve(file)).sort();
}
