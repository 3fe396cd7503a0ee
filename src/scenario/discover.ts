// Finds the scenario files below a folder.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const IGNORED: ReadonlySet<string> = new Set(['node_modules', '.git']);

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Every `.yaml` and `.yml` file below a folder, absolute and sorted, so that every worker and shard sees the same order. */
export function discoverScenarioFiles(folder: string): string[] {
  const found = entriesIn(resolve(folder)).flatMap((entry) => {
    const path = join(resolve(folder), entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : discoverScenarioFiles(path);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
  return found.sort();
}
