// The exports of `flowproof/playwright`, for configurations and specs.
export type { Budget, ContactOptions } from '../account/policy.ts';
export type { Parties } from '../contact/context.ts';
export type { CoverageOptions } from '../reporters/coverage-options.ts';
export type { MessageExpected, PathExpected, SentExpected, ValuesExpected } from '../session/assertions.ts';
export type { TriggerOptions } from '../session/trigger-options.ts';
export { defineFlowproofConfig, type FlowproofConfig } from './config.ts';
export type { FlowFixture, NamedFlow } from './flow.ts';
export { expect } from './matchers.ts';
export type { Shown } from './report.ts';
export { defineScenarioFile, defineScenarios } from './scenarios.ts';
export type { ContactActions, Execution, Reply, Sensitive } from './spec-execution.ts';
export type { StudioFixture } from './studio.ts';
export { type FlowproofOptions, test } from './test.ts';
