import type { Reporter } from '@playwright/test/reporter';
type Options = {
    folders: readonly string[];
    configDir?: string;
};
export default class FreshReporter implements Reporter {
    #private;
    constructor({ folders, configDir }: Options);
    onBegin(): void;
    printsToStdio(): boolean;
}
export {};
