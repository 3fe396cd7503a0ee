import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { CoveredFlow, CoveredScenario } from '../coverage/result.js';
export type Unplayed = {
    scenario: Pick<CoveredScenario, 'id' | 'name' | 'file' | 'line'>;
    /** What the ids of the file's scenarios begin with. */
    prefix: string;
    flow: CoveredFlow;
};
/** What is known of a failed test of a scenario file that left no evidence. */
export declare function unplayedOf({ location, title }: TestCase, { status }: TestResult, root: string): Unplayed | undefined;
