// How long a test may take: a session's own timeout comes before Playwright's, which could not tell where the execution waits.
import type { TestInfo } from '@playwright/test';

/** How long a scenario waits for a contact that others use. */
export const LEASE_SECONDS = 120;

/** The time that pending API calls get after the session's own timeout, within Playwright's. */
export const ANSWER_SECONDS = 10;
export const MARGIN_SECONDS = 20;

/** Playwright's timeout of 0 is none: a debugger has all day. */
const ALL_DAY = 86_400;

/** Without a timeout of its own, a scenario has the test's. */
export const secondsOf = (own: number | undefined, testInfo: Pick<TestInfo, 'timeout'>): number =>
  own ?? (testInfo.timeout === 0 ? ALL_DAY : testInfo.timeout / 1000);

/** The scenario's timeout comes before Playwright's, which could not tell where the execution waits. */
export function extendTimeout(seconds: number, testInfo: TestInfo): void {
  const all = seconds + LEASE_SECONDS + ANSWER_SECONDS + MARGIN_SECONDS;
  if (testInfo.timeout !== 0) testInfo.setTimeout(all * 1000);
}

/** Gives a test in TypeScript more time while a call of ours runs, and only then: a test that hangs in its own code still ends on time. */
export type TestTimeout = {
  /** Seconds that an execution may take: its own, or else the test's. */
  secondsFor: (own: number | undefined) => number;
  /** From now on the test may take so many seconds, at least. */
  grant: (seconds: number) => void;
  /** While a call runs, its own timeout comes before Playwright's. */
  during: <T>(task: () => Promise<T>) => Promise<T>;
};

/** No test is stopped within a second of its being given its time back. */
const LEAST_LEFT = 1000;

/** `now` counts milliseconds, as Playwright does from the start of the test. */
export function openTimeout(testInfo: TestInfo, now: () => number): TestTimeout {
  const start = now();
  let given: number | undefined;
  let idle = testInfo.timeout;
  const own = (): number => {
    // Other code has changed the timeout since.
    if (testInfo.timeout !== given) idle = testInfo.timeout;
    return idle;
  };
  const give = (milliseconds: number): void => {
    testInfo.setTimeout(milliseconds);
    given = testInfo.timeout;
  };
  return {
    secondsFor: (seconds) => seconds ?? secondsOf(undefined, { timeout: own() }),
    grant: (seconds) => {
      if (own() !== 0) idle = Math.max(idle, now() - start + seconds * 1000);
    },
    during: async (task) => {
      if (own() === 0) return task();
      give(idle + (LEASE_SECONDS + ANSWER_SECONDS + MARGIN_SECONDS) * 1000);
      try {
        return await task();
      } finally {
        if (testInfo.timeout === given && now() - start + LEAST_LEFT < idle) give(idle);
      }
    },
  };
}

/** Aborts when a session's calls have had their time, too. */
export function timer(seconds: number): { signal: AbortSignal; cancel: () => void } {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), (seconds + ANSWER_SECONDS) * 1000);
  return { signal: controller.signal, cancel: () => clearTimeout(timeout) };
}
