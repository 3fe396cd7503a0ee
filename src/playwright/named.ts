// Lets `npx playwright test scenarios/a.yaml:12` run one scenario file, or the scenario around one line.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discoverScenarioFiles } from '../scenario/discover.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ROOT } from './root.ts';

const NAMED = /^(?<file>.+?\.ya?ml)(?::(?<line>\d+))?(?::\d+)?$/i;

type Named = { file: string; lines: number[] };

/** All of a folder's files; `scenarios` alone is a part of our own spec's path, and means all of it anyway. */
const filesIn = (path: string, arg: string): string[] =>
  !arg.startsWith('-') &&
  statSync(path, { throwIfNoEntry: false })?.isDirectory() &&
  !'tests/scenarios.spec.ts'.includes(arg)
    ? discoverScenarioFiles(path)
    : [];

const SPEC = join(ROOT, 'tests/scenarios.spec.ts');

/** Playwright takes an argument that is no path for a pattern of paths. */
function patternOf(arg: string): RegExp | undefined {
  try {
    return new RegExp(arg, 'i');
  } catch {
    return undefined;
  }
}

/** All files whose path an argument is a part of; what our own spec's path holds as well means all of them anyway. */
function filesLike(arg: string, folder: string): string[] {
  const pattern = patternOf(arg);
  if (!pattern || pattern.test(SPEC)) return [];
  return discoverScenarioFiles(join(folder, 'scenarios')).filter((file) => pattern.test(file));
}

/** What follows an option may be its value, and the first word is the command. */
const mayBePath = (args: readonly string[], index: number): boolean =>
  args[0] === 'test' && index > 0 && !args[index]?.startsWith('-') && !args[index - 1]?.startsWith('-');

function filesOf(args: readonly string[], index: number, folder: string): { files: string[]; line?: string } {
  const arg = args[index] ?? '';
  const { file, line } = NAMED.exec(arg)?.groups ?? {};
  if (file && existsSync(resolve(folder, file))) return { files: [resolve(folder, file)], ...(line ? { line } : {}) };
  const files = filesIn(resolve(folder, arg), arg);
  return { files: files.length === 0 && mayBePath(args, index) ? filesLike(arg, folder) : files };
}

/** The scenario files among a command's arguments, each with the lines asked for. */
export function namedFiles(args: readonly string[], folder: string): Named[] {
  const named = new Map<string, Named>();
  for (const index of args.keys()) {
    const { files, line } = filesOf(args, index, folder);
    for (const path of files) {
      const known = named.get(path) ?? { file: path, lines: [] };
      if (line) known.lines.push(Number(line));
      named.set(path, known);
    }
  }
  return [...named.values()];
}

const specOf = ({ file, lines }: Named): string =>
  [
    `// Stands for a scenario file that was named on the command line.`,
    `import { defineScenarioFile } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../fixtures/index.ts')).href)};`,
    `defineScenarioFile(${JSON.stringify(file)}, { lines: ${JSON.stringify(lines)} });`,
    '',
  ].join('\n');

/**
 * Playwright takes nothing but JavaScript for a test file, and looks for its arguments in the paths of test files. So each
 * scenario file that is named gets a small spec whose path contains its own, written when the configuration is loaded.
 */
export function standIns(args: readonly string[], { folder, into }: { folder: string; into: string }): string[] {
  const named = namedFiles(args, folder);
  if (named.length === 0) return [];
  // Another command may be running at this moment, with other files or lines.
  const own = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 12);
  return named.map((one) => {
    const spec = `${join(into, own, one.file.replace(/^([a-z]):/i, '$1'))}.spec.ts`;
    mkdirSync(dirname(spec), { recursive: true });
    writeFileSync(spec, specOf(one));
    return spec;
  });
}

/** The scenarios around a line: one row of a table if it is the row's own, else all rows of the scenario there. */
export function around<One extends Pick<Scenario, 'place' | 'declaredAt'>>(
  line: number,
  scenarios: readonly One[],
): One[] {
  const row = scenarios.filter(({ place }) => place.line === line);
  if (row.length > 0) return row;
  const above = scenarios.filter(({ declaredAt }) => declaredAt.line <= line).map(({ declaredAt }) => declaredAt.line);
  const nearest = Math.max(...above);
  return scenarios.filter(({ declaredAt }) => declaredAt.line === nearest);
}
