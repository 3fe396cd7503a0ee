// Everything that uses private parts of Playwright, in one place; each says what is lost if a version no longer has it.
import { createRequire } from 'node:module';
import type { FullConfig, WorkerInfo } from '@playwright/test';
import type { FullResult, Suite, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';

type FileSuite = { title: string; parent?: FileSuite };
type TestImplementation = { _currentSuite: (location: object, title: string) => FileSuite | undefined };

function implementationOf(test: object): TestImplementation | undefined {
  const symbol = Object.getOwnPropertySymbols(test).find(({ description }) => description === 'testType');
  const implementation = symbol && (test as Record<symbol, TestImplementation>)[symbol];
  return typeof implementation?._currentSuite === 'function' ? implementation : undefined;
}

/**
 * Renames the file that is being loaded. Tried with Playwright 1.65. Lost without it: suites of the JUnit report are named after generated
 * specs.
 */
export function renameLoadingFile(test: object, title: string): void {
  const suite = implementationOf(test)?._currentSuite({ file: title, line: 0, column: 0 }, 'test()');
  if (typeof suite?.title === 'string') suite.title = title;
}

/** A test, or a group of tests, when a file declares it. */
export type Declared = {
  title: string;
  type?: string;
  location?: { file: string };
  annotations?: { description?: string }[];
  _staticAnnotations?: { description?: string }[];
  _tags?: string[];
};

type Group = { _addTest?: (declared: Declared) => void; _addSuite?: (declared: Declared) => void };

const SEEN = Symbol.for('flowproof.declared');

/** All groups share one prototype, so the change applies to each of them. */
function watchGroups(group: Group, see: (declared: Declared, group: object) => void): void {
  if (SEEN in group) return;
  Object.assign(group, { [SEEN]: true });
  for (const name of ['_addTest', '_addSuite'] as const) {
    const add = group[name];
    if (typeof add !== 'function') continue;
    group[name] = function (this: Group, declared) {
      see(declared, this);
      add.call(this, declared);
    };
  }
}

/**
 * Calls `see` with each test and each group of tests, and its parent group, before anything is named after it; the title that it then has
 * is its name. Tried with Playwright 1.65. Lost without it: folders of tests in TypeScript, `--list` and UI mode show unredacted titles.
 */
export function onDeclared(test: object, see: (declared: Declared, group: object) => void): void {
  const implementation = implementationOf(test);
  if (!implementation) return;
  // Each extended `test` has an implementation of its own, with the same prototype.
  const shared: TestImplementation = Object.getPrototypeOf(implementation);
  const { _currentSuite: currentSuite } = shared;
  if (typeof currentSuite !== 'function' || SEEN in currentSuite) return;
  const watching: TestImplementation['_currentSuite'] = function (this: TestImplementation, ...call) {
    const suite = currentSuite.apply(this, call);
    if (suite) watchGroups(Object.getPrototypeOf(suite), see);
    return suite;
  };
  shared._currentSuite = Object.assign(watching, { [SEEN]: true });
}

type Dependencies = {
  currentFileDepsCollector: () => Set<string> | undefined;
  startCollectingFileDeps: () => void;
  stopCollectingFileDeps: (file: string, dependencies: string[]) => void;
};

/** `playwright` is a dependency of `@playwright/test`, so it is resolved from there. */
function playwrightDependencies(): Dependencies | undefined {
  try {
    const own = createRequire(import.meta.url);
    const { cc } = createRequire(own.resolve('@playwright/test'))('playwright/lib/common');
    const known = ['currentFileDepsCollector', 'startCollectingFileDeps', 'stopCollectingFileDeps'];
    return known.every((name) => typeof cc?.[name] === 'function') ? cc : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Registers these files as dependencies of the tests at `file`, and of the spec that is being loaded. Tried with Playwright 1.65. Lost
 * without it: `--only-changed` and watch mode do not notice changes of scenario files and flow definitions.
 */
export function addDependencies(file: string, files: readonly string[]): void {
  const playwright = playwrightDependencies();
  const collected = playwright?.currentFileDepsCollector();
  if (!playwright || !collected) return;
  playwright.startCollectingFileDeps();
  playwright.stopCollectingFileDeps(file, [...files]);
  playwright.startCollectingFileDeps();
  for (const one of [...collected, file, ...files]) playwright.currentFileDepsCollector()?.add(one);
}

/**
 * The fixture that writes `error-context.md` for each failure: the error again, with advice on how to repair a page's test. There is no
 * option to disable it. If Playwright has no fixture of this name, overriding it has no effect.
 */
export const ERROR_CONTEXT_FIXTURE = '_setupArtifacts';

/** True for `test.only`, and for tests in a `describe.only`. Lost without it: thresholds are checked in such a run. */
export function isOnly(part: TestCase | Suite): boolean {
  if ('_only' in part && part._only === true) return true;
  return part.parent !== undefined && isOnly(part.parent);
}

/** Playwright passes this to a reporter's constructor when it merges. Lost without it: thresholds are checked per shard. */
export const isMerge = (options: { _mode?: string }): boolean => options._mode === 'merge';

/** The arguments of a plugin's `setup`: the configuration, its folder, and the reporter that wraps all others. */
export type RunnerPlugin = { name: string; setup: (config: FullConfig, folder: string, reporter: object) => void };

/**
 * The configuration with plugins, which Playwright has for its component tests. Tried with Playwright 1.65. Lost without it: output of
 * tests in TypeScript is not redacted before reporters receive it, and the run says so; near matches are not suggested when no test is
 * found.
 */
export const withPlugins = <Config extends object>(config: Config, plugins: readonly RunnerPlugin[]): Config =>
  Object.assign(config, { '@playwright/test': { plugins: plugins.map((plugin) => () => plugin) } });

/** The same for each reporter of a run, however it was configured. */
export type AnyReporter = {
  onConfigure?: (config: FullConfig) => void;
  onBegin?: (suite: Suite) => void;
  onTestBegin?: (test: TestCase, result: TestResult) => void;
  onStepBegin?: (test: TestCase, result: TestResult, step: TestStep) => void;
  onStepEnd?: (test: TestCase, result: TestResult, step: TestStep) => void;
  onTestEnd?: (test: TestCase, result: TestResult) => void;
  onStdOut?: (chunk: string | Buffer, test?: TestCase, result?: TestResult) => void;
  onStdErr?: (chunk: string | Buffer, test?: TestCase, result?: TestResult) => void;
  onError?: (error: TestError, worker?: WorkerInfo) => void;
  onEnd?: (result: FullResult) => Promise<unknown>;
};

const isReporter = (value: unknown): value is AnyReporter =>
  typeof value === 'object' && value !== null && 'onTestEnd' in value && typeof value.onTestEnd === 'function';

/**
 * The inner reporter of the plugin's reporter, which calls the configured ones: the outer one adds source lines to errors. Undefined if
 * there is none.
 */
export function reportersBehind(reporter: object): AnyReporter | undefined {
  if ('_reporter' in reporter && isReporter(reporter._reporter)) return reporter._reporter;
  return isReporter(reporter) ? reporter : undefined;
}
