// An index of a scenario file's tests, beside its spec: an unchanged file is parsed only when one of its tests runs.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import type { LoadedFile } from '../scenario/load.ts';
import { LARGEST_SCENARIO_FILE } from '../scenario/read.ts';

/** The declaration of a test. Places are in the scenario file. */
export type IndexedTest = {
  name: string;
  tags: readonly string[];
  only: boolean;
  description?: string;
  line: number;
  column: number;
  /** The line of the scenario, for `FILE.yaml:LINE`. */
  declaredAt: number;
};

type Index = { digest: string; tests: readonly IndexedTest[] };

export type Indexed = {
  /** The scenario file. */
  file: string;
  /** The path of its index. */
  index: string;
  /** Identifies the code that parses scenario files: an index of other code is not used. */
  code: string;
};

/** A compiled module has the digest of its code and imports in its name. A clone has none. */
export const COMPILED_CODE: string | undefined = import.meta.filename.endsWith('.js')
  ? basename(import.meta.filename)
  : undefined;

/** A digest of everything that tests are declared from, and of the index itself, to detect a damaged one. */
const digestOf = ({ file, code }: Indexed, text: string, tests: readonly IndexedTest[]): string =>
  createHash('sha256')
    .update(JSON.stringify([code, file, text, tests]))
    .digest('hex');

/** The loader reports devices and huge files. */
export function textOf(file: string): string | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= LARGEST_SCENARIO_FILE ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function indexIn(file: string): Partial<Index> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Partial<Index>;
  } catch {
    return {};
  }
}

/** The tests of a file if text and code are those of the index; otherwise undefined. */
export function readIndex(of: Indexed): readonly IndexedTest[] | undefined {
  const { digest, tests } = indexIn(of.index);
  if (digest === undefined || tests === undefined) return undefined;
  const text = textOf(of.file);
  return text !== undefined && digest === digestOf(of, text, tests) ? tests : undefined;
}

/**
 * Whether tests are declared from the text of the file alone. Otherwise, names from the environment, redacted names, reasons to skip, and
 * mistakes must be found again in each run.
 */
export const isDeclaredByText = ({ file, sources, tests, problems, secrets }: LoadedFile, text: string): boolean =>
  // The text that was parsed, not a later version.
  sources.get(file) === text &&
  !text.includes('${') &&
  problems.length === 0 &&
  secrets.length === 0 &&
  tests.every(({ scenario }) => scenario && scenario.secrets.length === 0 && scenario.skip === undefined);

/** An index only saves time: if it cannot be written, the file is parsed each time. */
function attempt(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

/** Replaces the file atomically: another run reads either the old or the new index. */
export function replace(file: string, text: string): void {
  const next = `${file}.${process.pid}`;
  const isWritten = attempt(() => {
    writeFileSync(next, text);
    renameSync(next, file);
  });
  if (!isWritten) attempt(() => rmSync(next, { force: true }));
}

export function writeIndex(of: Indexed, loaded: LoadedFile): void {
  const text = textOf(of.file);
  if (text === undefined || !isDeclaredByText(loaded, text)) return;
  const tests = loaded.tests.map(({ name, only, place, declaredAt, scenario, tags }): IndexedTest => {
    const description = scenario?.description ? { description: scenario.description } : {};
    const { line, column } = place;
    return { name, tags: scenario?.tags ?? tags, only, ...description, line, column, declaredAt: declaredAt.line };
  });
  replace(of.index, JSON.stringify({ digest: digestOf(of, text, tests), tests } satisfies Index));
}
