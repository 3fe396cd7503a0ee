import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
type Options = {
    outputFile?: string;
    /** What the coverage reporter writes; it must come before this reporter in the configuration. */
    coverage?: string;
    configDir?: string;
};
export default class SummaryReporter implements Reporter {
    #private;
    constructor({ configDir, outputFile, ...options }?: Options);
    onBegin(config: FullConfig, suite: Suite): void;
    onEnd(result: FullResult): void;
    printsToStdio(): boolean;
}
export {};
