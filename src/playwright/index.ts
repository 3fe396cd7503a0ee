// What a user's configuration and specs import as `flowproof/playwright`.
export type { ContactOptions } from '../account/policy.ts';
export type { CoverageOptions } from '../reporters/coverage-options.ts';
export { defineFlowproofConfig, type FlowproofConfig } from './config.ts';
export type { ContactActions, Execution } from './execution.ts';
export { expect } from './matchers.ts';
export { defineScenarioFile, defineScenarios } from './scenarios.ts';
export { type FlowproofOptions, test } from './test.ts';
export type { TriggerOptions } from './trigger.ts';
