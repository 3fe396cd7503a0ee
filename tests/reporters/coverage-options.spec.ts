// Which command lines run some of the scenarios only.
import { expect, test } from '@playwright/test';
import { isFiltered, settingsOf } from '../../src/reporters/coverage-options.ts';

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

test('without options the reports lie beside the configuration', () => {
  expect(settingsOf({ configDir: '/p' })).toMatchObject({
    folder: '/p/reports/coverage',
    history: '/p/reports/history/flows.json',
  });
  expect(settingsOf({ configDir: '/p', history: false }).history).toBeUndefined();
});
