// Writes one spec for each scenario file, so that Playwright loads, filters, groups and reruns scenario files as it does test files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAlive } from '../account/processes.ts';
import { flowFilesIn } from '../analysis/lint/flow-files.ts';
import type { LintSettings } from '../analysis/lint/settings.ts';
import type { Problem } from '../errors.ts';
import { moduleUrl } from '../package-files.ts';
import { discoverScenarioFiles } from '../scenario/discover.ts';

/** The folder in the root for generated specs: outside every output folder, and ignored by git. */
const FOLDER = '.flowproof';

/** Makes Node treat the specs as ES modules, independent of the user's package. */
const PACKAGE = '{ "type": "module" }\n';

const isOutside = (path: string): boolean => path.startsWith('..') || resolve(path) === path;

/** `root` is the folder of the configuration; specs are written to `into`, which is the root unless that is not writable. */
export type SpecsOf = { root: string; scenarios: string; into: string };

/** The folder of generated specs. It never changes, since the IDs of tests depend on it. */
export function specsFolder({ root, scenarios, into }: SpecsOf): string {
  const path = relative(root, scenarios);
  const outside = () => `outside-${createHash('sha256').update(scenarios).digest('hex').slice(0, 8)}`;
  return join(into, FOLDER, isOutside(path) ? outside() : path);
}

/** What a process writes before it becomes an index, with its PID: see scenario-index.ts. */
const DRAFT = /\.ya?ml(?:\.parsed)?\.json\.(\d+)$/;

/** The file beside a spec with data for the next run. */
const indexOf = (spec: string): string => spec.replace(/\.js$/, '.json');

const scenarioCode = (file: string, spec: string): string[] => [
  `import { defineScenarioFile } from ${JSON.stringify(moduleUrl('playwright/scenarios'))};`,
  `defineScenarioFile(${JSON.stringify(file)}, ${JSON.stringify(indexOf(spec))});`,
];

const lintCode = (file: string, settings: LintSettings): string[] => [
  `import { defineFlowLint } from ${JSON.stringify(moduleUrl('playwright/lint'))};`,
  `defineFlowLint(${JSON.stringify(file)}, ${JSON.stringify(settings)});`,
];

/** A test in TypeScript beside the scenarios. */
const TEST_FILE = /\.(spec|test)\.[cm]?[jt]s$/;

/** If specs are outside the root, Playwright looks for tests only there: this spec imports a test in TypeScript. */
const importCode = (file: string): string[] => [`import ${JSON.stringify(pathToFileURL(file).href)};`];

/**
 * Playwright accepts only JavaScript as test files, but it reads source maps: this one names the scenario file, so that arguments such as
 * `a.yaml:12` find it.
 */
function specOf(spec: string, file: string, code: readonly string[]): string {
  const map = { version: 3, sources: [relative(dirname(spec), file).split(sep).join('/')], names: [], mappings: '' };
  return [
    '// Written by Flowproof: Playwright loads this for a scenario file. Do not edit it, do not commit it.',
    ...code,
    `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`,
    '',
  ].join('\n');
}

/** If scenarios cannot be found, a test must fail: otherwise the run would pass. */
const unreadableSpec = (problems: readonly Problem[]): string =>
  [
    '// Written by Flowproof: some scenarios cannot be found.',
    `import { declareUnreadable } from ${JSON.stringify(moduleUrl('playwright/scenarios'))};`,
    `declareUnreadable(${JSON.stringify(problems)});`,
    '',
  ].join('\n');

function textAt(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Unchanged files are not written again: another run may be reading them. */
function keep(file: string, text: string): void {
  if (textAt(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

const specFor = (file: string, of: SpecsOf): string => join(specsFolder(of), `${relative(of.scenarios, file)}.js`);

/** Specs for tests in TypeScript, if generated specs are outside the root: Playwright looks for tests in one folder. */
function filesWithCode(of: SpecsOf, problems: Problem[], lint?: LintSettings) {
  const { root, scenarios, into } = of;
  const files = discoverScenarioFiles(scenarios, problems).map((file) => ({
    file,
    code: scenarioCode(file, specFor(file, of)),
  }));
  const flows = lint && existsSync(scenarios) ? flowFilesIn(scenarios) : [];
  const linted = flows.map((file) => ({ file, code: lintCode(file, lint ?? {}) }));
  const tests = into === root ? [] : filesBelow(scenarios).filter((file) => TEST_FILE.test(file));
  return [...files, ...linted, ...tests.map((file) => ({ file, code: importCode(file) }))];
}

const isUnused = (file: string, specs: ReadonlyMap<string, string>): boolean =>
  /\.(js|ya?ml(\.parsed)?\.json)$/.test(file) && !specs.has(file.replace(/(\.parsed)?\.json$/, '.js'));

/** A process that was killed while it wrote an index left the file that it meant to move there. */
function isDraftOfDead(file: string): boolean {
  const writer = DRAFT.exec(file)?.[1];
  return writer !== undefined && !isAlive(Number(writer));
}

/** Updates the specs of all scenario files in a folder; with `lint`, also adds one for each flow. */
export function generateSpecs(of: SpecsOf, lint?: LintSettings): void {
  const problems: Problem[] = [];
  const folder = specsFolder(of);
  const specs = new Map<string, string>();
  for (const { file, code } of filesWithCode(of, problems, lint)) {
    const spec = specFor(file, of);
    specs.set(spec, specOf(spec, file, code));
  }
  if (problems.length > 0) specs.set(join(folder, 'unreadable.js'), unreadableSpec(problems));
  for (const file of filesBelow(folder))
    if (isUnused(file, specs) || isDraftOfDead(file)) rmSync(file, { force: true });
  keep(join(of.into, FOLDER, 'package.json'), PACKAGE);
  for (const [spec, text] of specs) keep(spec, text);
}
