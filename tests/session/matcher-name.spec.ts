// Which failures are failed expectations, and the name of their matcher in TypeScript.

import { judge } from '../../src/session/judge.ts';
import { matcherLines } from '../../src/session/matcher-name.ts';
import { expect, test } from '../test.ts';
import { expectedPath, judged, scenario } from './judged.ts';

/** How Playwright's JUnit reporter distinguishes a failure from an error. */
const MATCHER = /expect\(.*?\)\.(not\.)?(\w+)/;

test('a failed expectation names its matcher, once', () => {
  const failures = judge(scenario({ path: expectedPath('ask thank') }), judged());
  expect(matcherLines([...failures, ...failures])).toEqual(['  assertion: expect(execution).toHaveTraversed(…)']);
  expect(matcherLines(failures)[0]).toMatch(MATCHER);
});

test('a scenario that could not run names no matcher', () => {
  expect(matcherLines([{ code: 'refused-by-api' }, { code: 'unmocked-request' }, { code: 'no-answer' }])).toEqual([]);
});
