// The timeouts of a test: a session's own timeout comes before Playwright's, which could not tell where the execution waits.
import type { TestInfo } from '@playwright/test';

/** How long a scenario waits for a contact that another one uses. */
export const LEASE_SECONDS = 120;

/** Seconds for pending API calls after the session's own timeout, before Playwright's. */
export const ANSWER_SECONDS = 10;
export const MARGIN_SECONDS = 20;

/** Playwright's timeout of 0 means none, as in a debugger. */
const NO_TIMEOUT = 86_400;

/** A scenario without its own timeout has the test's. */
export const secondsOf = (own: number | undefined, testInfo: Pick<TestInfo, 'timeout'>): number =>
  own ?? (testInfo.timeout === 0 ? NO_TIMEOUT : testInfo.timeout / 1000);

/** The scenario's timeout comes before Playwright's, which could not tell where the execution waits. */
export function extendTimeout(seconds: number, testInfo: TestInfo): void {
  const all = seconds + LEASE_SECONDS + ANSWER_SECONDS + MARGIN_SECONDS;
  if (testInfo.timeout !== 0) testInfo.setTimeout(all * 1000);
}

/** Gives a test in TypeScript more time only while a call of ours runs: a test that hangs in its own code still ends on time. */
export type TestTimeout = {
  /** Seconds for an execution: its own, or else the test's. */
  secondsFor: (own: number | undefined) => number;
  /** From now on the test has at least this many more seconds. */
  grant: (seconds: number) => void;
  /** Runs a call whose own timeout comes before Playwright's. */
  during: <T>(task: () => Promise<T>) => Promise<T>;
};

/** In milliseconds: a test is not stopped within a second after its timeout is restored. */
const MIN_REMAINING = 1000;

/** `now` counts milliseconds from the start of the test, as Playwright does. */
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
        if (testInfo.timeout === given && now() - start + MIN_REMAINING < idle) give(idle);
      }
    },
  };
}

/** Aborts after the timeout and the time for pending calls. */
export function timer(seconds: number): { signal: AbortSignal; cancel: () => void } {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), (seconds + ANSWER_SECONDS) * 1000);
  return { signal: controller.signal, cancel: () => clearTimeout(timeout) };
}
