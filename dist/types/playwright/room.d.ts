import type { TestInfo } from '@playwright/test';
export type Room = {
    /** Seconds that an execution may take: its own, or else the test's. */
    secondsFor: (own: number | undefined) => number;
    /** From now on the test may take so many seconds, at least. */
    grant: (seconds: number) => void;
    /** While a word runs, what it says at its own time-out comes before Playwright's, which could not tell where it waits. */
    during: <T>(task: () => Promise<T>) => Promise<T>;
};
/** `now` counts milliseconds, as Playwright does from the start of the test. */
export declare function openRoom(testInfo: TestInfo, now: () => number): Room;
