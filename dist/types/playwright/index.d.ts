export type { ContactOptions } from '../account/policy.js';
export type { CoverageOptions } from '../reporters/coverage-options.js';
export { defineFlowproofConfig, type FlowproofConfig } from './config.js';
export type { ContactActions, Execution } from './execution.js';
export { expect } from './matchers.js';
export { defineScenarioFile, defineScenarios } from './scenarios.js';
export { type FlowproofOptions, test } from './test.js';
export type { TriggerOptions } from './trigger.js';
