import type { TestInfo } from '@playwright/test';
/** How long a scenario waits for a contact that others use. */
export declare const LEASE_SECONDS = 120;
/** What the calls under way have left when the scenario's own time is over, and what Playwright leaves us beyond that. */
export declare const PATIENCE_SECONDS = 10;
export declare const MARGIN_SECONDS = 20;
/** Without a time-out of its own, a scenario has the test's. */
export declare const secondsOf: (own: number | undefined, testInfo: Pick<TestInfo, 'timeout'>) => number;
/** The scenario's time-out comes before Playwright's, which could not tell where the execution waits. */
export declare function makeRoom(seconds: number, testInfo: TestInfo): void;
