import type { Suite, TestCase } from '@playwright/test/reporter';
/**
 * Calls the file that is being loaded by another name. Tried with Playwright 1.65. Lost without it: suites of the JUnit report
 * are named after generated specs.
 */
export declare function renameLoadingFile(test: object, title: string): void;
/**
 * Says that the tests at `file` depend on these files, and that the spec which is being loaded depends on all of them. Tried with
 * Playwright 1.65. Lost without it: `--only-changed` and watch mode do not see that a scenario file or a flow definition has changed.
 */
export declare function addDependencies(file: string, files: readonly string[]): void;
/**
 * The fixture that writes `error-context.md` for each failure: the error again, with advice on how to repair a page's test. There
 * is no option for it. Where a Playwright has no fixture of this name, overriding it does nothing.
 */
export declare const ERROR_CONTEXT_FIXTURE = "_setupArtifacts";
/** True for `test.only`, and in a group that is. Lost without it: thresholds are judged in such a run. */
export declare function isOnly(part: TestCase | Suite): boolean;
/** Playwright tells a reporter's constructor that it runs at a merge. Lost without it: thresholds are judged per shard. */
export declare const isMerge: (options: {
    _mode?: string;
}) => boolean;
