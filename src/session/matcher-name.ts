// Names the matcher of TypeScript for an expectation of a scenario file.
import type { Failure } from './evidence.ts';

/** By the code of a failure; other codes are not failed expectations, but problems that prevented the scenario from running. */
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
 * The last lines of a failed scenario's message. Playwright's JUnit reporter treats an error that names a matcher as a failure, and every
 * other one as an error of the test itself; readers see how a spec would write it.
 */
export function matcherLines(failures: readonly Pick<Failure, 'code'>[]): string[] {
  const names = failures.flatMap(({ code }) => (Object.hasOwn(MATCHERS, code) ? (MATCHERS[code] ?? []) : []));
  return [...new Set(names)].map(matcherText);
}
