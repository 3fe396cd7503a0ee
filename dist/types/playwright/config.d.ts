import { type PlaywrightTestConfig } from '@playwright/test';
import type { ContactOptions } from '../account/policy.js';
import type { CoverageOptions } from '../reporters/coverage-options.js';
import type { FlowproofOptions } from './test.js';
export type FlowproofConfig = ContactOptions & {
    /** The folder of flows and their scenario files, from the configuration's folder (`scenarios`). */
    scenarios?: string;
    /** Coverage: its folder, its history, and the thresholds below which a run fails. */
    coverage?: CoverageOptions;
    /** Results for the Allure report. By default they are written if `allure-playwright` is installed. */
    allure?: boolean;
    /** The folder that paths are relative to. By default that of the file that calls this function. */
    root?: string;
};
/**
 * An ordinary Playwright configuration with a project for each target: `emulator`, and `twilio` if `.env` names an account. Specs in
 * TypeScript beside the scenario files run with them. Add projects, reporters and options of your own as to any configuration.
 */
export declare function defineFlowproofConfig(options?: FlowproofConfig): PlaywrightTestConfig<object, FlowproofOptions>;
