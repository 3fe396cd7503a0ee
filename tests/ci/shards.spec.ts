// The nightly run's commands: two shards and a merge give the report of one run.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { copyProject, playwright } from './project.ts';

type Result = { fullName: string; status: string; labels: readonly { name: string; value: string }[] };

/** Allure's results, without the values that differ from run to run. */
function allureResults(folder: string): string[] {
  const results = join(folder, 'reports/allure-results');
  const files = readdirSync(results).filter((name) => name.endsWith('-result.json'));
  const parsed = files.map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as Result);
  const suite = (result: Result) => result.labels.find(({ name }) => name === 'parentSuite')?.value;
  return parsed.map((result) => `${suite(result)}: ${result.fullName} ${result.status}`).sort();
}

const coverage = (folder: string): object => {
  const { flows, total } = JSON.parse(readFileSync(join(folder, 'reports/coverage/coverage.json'), 'utf8'));
  return { flows, total };
};

const outcomeOf = (folder: string) => ({
  allure: allureResults(folder),
  coverage: coverage(folder),
  summary: readFileSync(join(folder, 'reports/summary.md'), 'utf8').replace(/ in [\d.]+ s/, ''),
});

/** Messages, calls and requests, in files that the two shards divide between them. */
const PLAYED = new Set(['appointment-reminder', 'order-status', 'voice-menu']);

test('two shards and a merge give the report of one run', async () => {
  const folder = test.info().outputPath('project');
  copyProject(folder);
  const scenarios = join(folder, 'scenarios');
  for (const name of readdirSync(scenarios)) if (!PLAYED.has(name)) rmSync(join(scenarios, name), { recursive: true });
  await playwright(folder, ['test']);
  const whole = outcomeOf(folder);
  for (const shard of [1, 2]) {
    const blob = { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(folder, `reports/blob/${shard}.zip`) };
    const { code, output } = await playwright(folder, ['test', `--shard=${shard}/2`, '--reporter=blob'], blob);
    expect(code, output).toBe(0);
  }
  const { code, output } = await playwright(folder, [
    'merge-reports',
    '--config',
    'playwright.config.ts',
    'reports/blob',
  ]);
  expect(code, output).toBe(0);
  expect(outcomeOf(folder)).toEqual(whole);
});
