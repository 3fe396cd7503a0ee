// Which failures are failed expectations, and what a spec in TypeScript would call them.
import { expect, test } from '@playwright/test';
import { judge } from '../../src/session/judge.ts';
import { matcherLines } from '../../src/session/matcher-name.ts';
import { expectedPath, judged, scenario } from './judged.ts';

/** How Playwright's JUnit reporter tells a failure from an error. */
const MATCHER = /expect\(.*?\)\.(not\.)?(\w+)/;

test('a failed expectation names its matcher, once', () => {
  const failures = judge(scenario({ path: expectedPath('ask thank') }), judged());
  expect(matcherLines([...failures, ...failures])).toEqual(['  assertion: expect(execution).toHaveTraversed(…)']);
  expect(matcherLines(failures)[0]).toMatch(MATCHER);
});

test('what kept a scenario from being run names none', () => {
  expect(matcherLines([{ code: 'refused-by-api' }, { code: 'unmocked-request' }, { code: 'no-answer' }])).toEqual([]);
});
