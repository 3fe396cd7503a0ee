import type { FullConfig, FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import type { FlowDefinition } from '../flow/types.js';
import { type Outcome } from './coverage-changes.js';
import { type Settings } from './coverage-options.js';
/** What a run has left, attempts that were replaced by later ones left out. */
export type Collected = {
    settings: Settings;
    config: Pick<FullConfig, 'rootDir' | 'shard' | 'argv' | 'maxFailures'>;
    tests: readonly TestCase[];
    /** Of each test that left evidence. */
    outcomes: readonly Outcome[];
    /** Tests that left none. */
    silent: readonly {
        test: TestCase;
        result: TestResult;
    }[];
    attached: ReadonlyMap<string, FlowDefinition>;
    result: FullResult;
};
export declare function conclude(run: Collected): {
    status?: FullResult['status'];
} | undefined;
