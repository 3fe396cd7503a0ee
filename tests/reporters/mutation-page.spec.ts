// The mutation page shows each undetected fault on its flow, with the expectation to add; its score has a threshold.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { example } from '../../src/analysis/lint/example.ts';
import { settingsOf } from '../../src/reporters/coverage-options.ts';
import { mutationPage, type ShownMutant } from '../../src/reporters/mutation-page.ts';
import { mutationScore, mutationShortfall } from '../../src/reporters/mutation-score.ts';
import { expect, test } from '../test.ts';

const NUMBERS = { total: 4, killed: 2, timedOut: 0, survived: 1, notCovered: 1, equivalent: 0 };

const pageWith = (...mutants: ShownMutant[]): string =>
  mutationPage({
    generatedAt: 'today',
    total: { counts: NUMBERS, score: 50 },
    flows: [
      {
        name: '<b>flow',
        file: 'flow.json',
        definition: example({ incomingMessage: 'a' }, { a: ['send-message', { body: 'Hi' }] }),
        counts: NUMBERS,
        score: 50,
        mutants,
      },
    ],
  });

const SURVIVOR: ShownMutant = {
  widget: 'a',
  operator: 'change-text',
  description: '`body` of `a` has other words',
  place: 'flow.json:3:4',
  status: 'survived',
  scenario: 'a.yaml › <one>',
  expect: 'expect:\n  messages:\n    - "<Hi>"',
};

test('a survivor is shown with the expectation to copy, and names are escaped', () => {
  const page = pageWith(SURVIVOR);
  expect(page).toContain('<pre>expect:\n  messages:\n    - &quot;&lt;Hi&gt;&quot;</pre>');
  expect(page).toContain('a.yaml › &lt;one&gt;');
  expect(page).not.toMatch(/<b>flow|<one>|<Hi>/);
  expect(page).toContain('data-widget="a"');
});

test('mutants that are not covered name the explore command', () => {
  const { scenario: _, expect: __, ...rest } = SURVIVOR;
  expect(pageWith({ ...rest, status: 'notCovered' })).toContain('flowproof explore --uncovered');
  expect(pageWith()).toContain('Every fault is detected');
});

function reportOf(...statuses: string[]): string {
  const folder = test.info().outputPath('report');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'mutation.json');
  writeFileSync(file, JSON.stringify({ files: { 'flow.json': { mutants: statuses.map((status) => ({ status })) } } }));
  return file;
}

test("the score of the last report is the command's score", () => {
  expect(mutationScore(reportOf('Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'))).toBe(50);
  expect(mutationScore('/nowhere.json')).toBeUndefined();
});

test('a threshold fails if the score is below it, or if there is no report', () => {
  const file = reportOf('Killed', 'Survived');
  expect(mutationShortfall(60, file)).toContain('50 %, below the threshold of 60 %');
  expect(mutationShortfall(50, file)).toBeUndefined();
  expect(mutationShortfall(undefined, '/nowhere.json')).toBeUndefined();
  expect(mutationShortfall(50, '/nowhere.json')).toContain('run npx flowproof mutate');
});

test('the configuration accepts a mutation threshold in percent only', () => {
  expect(settingsOf({ thresholds: { mutation: 90 } }).thresholds).toEqual({ mutation: 90 });
  expect(() => settingsOf({ thresholds: { mutation: 900 } })).toThrow('thresholds.mutation is not a percentage');
});
