import type { FullConfig, TestCase, TestResult } from '@playwright/test/reporter';
import type AllureReporter from 'allure-playwright';
declare const Reporter: typeof AllureReporter;
export default class AllureResultsReporter extends Reporter {
    onConfigure(config: FullConfig): void;
    /** What is data for other reporters, of a test that passed, is told in its steps as well; Allure flushes each file to the disk. */
    onTestEnd(test: TestCase, result: TestResult): Promise<void>;
}
export {};
