// Which command lines run some of the scenarios only.
import { inspect } from 'node:util';
import { isFiltered, settingsOf } from '../../src/reporters/coverage-options.ts';
import { expect, test } from '../test.ts';

const filtered = (line: string) => isFiltered(['node', '/bin/playwright', ...line.split(' ')]);

for (const line of [
  'test',
  'test --project emulator',
  'test --workers 2 -c a.ts',
  'test --reporter=list --retries 1',
  'test -- one',
  'test --add-reporter line --shuffle 7 --debug inspector --run-agents none',
])
  test(`\`playwright ${line}\` runs every scenario`, () => {
    expect(filtered(line)).toBe(false);
  });

for (const line of [
  'test scenarios/a.yaml:7',
  'test -g smoke',
  'test --grep=x',
  'test --last-failed',
  'test --workers 2 a.yaml',
  'test -G slow',
  'test -gsmoke',
  'test -x a.yaml',
])
  test(`\`playwright ${line}\` runs some of them`, () => {
    expect(filtered(line)).toBe(true);
  });

test('without options, the reports are beside the configuration', () => {
  expect(settingsOf({ configDir: '/p' })).toMatchObject({
    folder: '/p/reports/coverage',
    history: '/p/reports/history/flows.json',
  });
  expect(settingsOf({ configDir: '/p', history: false }).history).toBeUndefined();
});

const mistakes = (options: object) => {
  try {
    return settingsOf(options);
  } catch (error) {
    return String(error);
  }
};

for (const [options, words] of [
  [{ treshold: {} }, 'unknown-option: The coverage reporter has no `treshold`.\n  fix: did you mean `thresholds`?'],
  [{ thresholds: { transition: 80 } }, 'thresholds has no `transition`.\n  fix: did you mean `transitions`?'],
  [{ thresholds: { widgets: '80%' } }, 'wrong-option: thresholds.widgets is not a percentage.'],
  [
    { thresholds: { flows: { menu: { conditions: 101 } } } },
    "thresholds.flows['menu'].conditions is not a percentage.",
  ],
  [{ thresholds: 80 }, 'thresholds is not a table of percentages.'],
] as const)
  test(`options are refused: ${JSON.stringify(options)}`, () => {
    expect(mistakes(options)).toContain(words);
  });

test('a mistake in the options is reported without a stack', () => {
  const thrown = (() => {
    try {
      return settingsOf({ thresholds: { widgets: -1 } });
    } catch (error) {
      return error;
    }
  })();
  expect(inspect(thrown)).not.toMatch(/ at |problems/);
});

test('options that Playwright adds are not mistakes', () => {
  expect(settingsOf({ configDir: '/p', _mode: 'merge' }).merging).toBe(true);
});
