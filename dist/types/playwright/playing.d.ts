import type { TestInfo } from '@playwright/test';
import type { LoadedFile } from '../scenario/load.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Studio } from './studio.js';
import type { Words } from './test.js';
export declare function skipElsewhere({ targets }: Scenario, studio: Studio, testInfo: TestInfo): void;
/** The body of a scenario's test. */
export declare function playAsTest(scenario: Scenario, sources: LoadedFile['sources']): ({ openedStudio: studio, evidence, leftovers }: Words, testInfo: TestInfo) => Promise<void>;
