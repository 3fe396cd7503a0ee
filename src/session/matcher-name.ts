// Names the matcher of TypeScript that an expectation of a scenario file corresponds to.
import type { Failure } from './evidence.ts';

/** By the code of a failure; what is missing here is no failed expectation, but something that kept the scenario from being run. */
const MATCHERS: Readonly<Record<string, string>> = {
  'path-differs': 'toHaveTraversed',
  'never-entered': 'not.toHaveEntered',
  'status-differs': 'toBeActive',
  'not-ended': 'toHaveEnded',
  'took-too-long': 'toHaveEnded',
  'waits-for-contact': 'toHaveEnded',
  'no-effect': 'toHaveEnded',
  'widget-not-reached': 'toBeWaitingAt',
  'messages-differ': 'toHaveSent',
  'prompts-differ': 'toHavePrompted',
  'request-differs': 'toHaveRequested',
  'task-differs': 'toHaveHandedOver',
  'value-differs': 'toHaveContext',
};

export const matcherText = (name: string): string => `  assertion: expect(execution).${name}(…)`;

/**
 * The last lines of what a failed scenario says. Playwright's JUnit reporter takes what names a matcher for a failure, and
 * everything else for an error of the test itself; other readers learn how a spec would write it.
 */
export function matcherLines(failures: readonly Pick<Failure, 'code'>[]): string[] {
  const names = failures.flatMap(({ code }) => (Object.hasOwn(MATCHERS, code) ? (MATCHERS[code] ?? []) : []));
  return [...new Set(names)].map(matcherText);
}
