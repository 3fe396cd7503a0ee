import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { type GivenOptions } from './coverage-options.js';
export default class CoverageReporter implements Reporter {
    private readonly settings;
    private readonly outcomes;
    private readonly silent;
    private readonly attached;
    private config;
    private tests;
    private ending;
    constructor(options?: GivenOptions);
    printsToStdio(): boolean;
    /** What only the end needs is loaded while the workers start: nobody waits for it. */
    onBegin(config: FullConfig, suite: Suite): void;
    /** A later attempt replaces an earlier one, unless it left nothing: it was killed then. */
    onTestEnd(test: TestCase, result: TestResult): void;
    onEnd(result: FullResult): Promise<{
        status?: FullResult['status'];
    } | undefined>;
}
