// Everything of Playwright that its API does not offer, in one place; where a Playwright has it no more, each says what is lost.
import { createRequire } from 'node:module';
import type { Suite, TestCase } from '@playwright/test/reporter';

type FileSuite = { title: string; parent?: FileSuite };
type TestImplementation = { _currentSuite: (location: object, title: string) => FileSuite | undefined };

/**
 * Calls the file that is being loaded by another name. Tried with Playwright 1.65. Lost without it: suites of the JUnit report
 * are named after generated specs.
 */
export function renameLoadingFile(test: object, title: string): void {
  const symbol = Object.getOwnPropertySymbols(test).find(({ description }) => description === 'testType');
  const implementation = symbol && (test as Record<symbol, TestImplementation>)[symbol];
  if (typeof implementation?._currentSuite !== 'function') return;
  const suite = implementation._currentSuite({ file: title, line: 0, column: 0 }, 'test()');
  if (typeof suite?.title === 'string') suite.title = title;
}

type Dependencies = {
  currentFileDepsCollector: () => Set<string> | undefined;
  startCollectingFileDeps: () => void;
  stopCollectingFileDeps: (file: string, dependencies: string[]) => void;
};

/** `playwright` is a dependency of `@playwright/test`: it is looked for from there. */
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
 * Says that the tests at `file` depend on these files, and that the spec which is being loaded depends on all of them. Tried with
 * Playwright 1.65. Lost without it: `--only-changed` and watch mode do not see that a scenario file or a flow definition has changed.
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
 * The fixture that writes `error-context.md` for each failure: the error again, with advice on how to repair a page's test. There
 * is no option for it. Where a Playwright has no fixture of this name, overriding it does nothing.
 */
export const ERROR_CONTEXT_FIXTURE = '_setupArtifacts';

/** True for `test.only`, and in a group that is. Lost without it: thresholds are judged in such a run. */
export function isOnly(part: TestCase | Suite): boolean {
  if ('_only' in part && part._only === true) return true;
  return part.parent !== undefined && isOnly(part.parent);
}

/** Playwright tells a reporter's constructor that it runs at a merge. Lost without it: thresholds are judged per shard. */
export const isMerge = (options: { _mode?: string }): boolean => options._mode === 'merge';
