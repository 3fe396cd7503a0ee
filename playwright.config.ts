// Runs the scenarios: on the embedded Studio, and then on a test account if `.env` holds one.
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import type { FlowproofOptions } from './fixtures/index.ts';
import { allow, contacts, environment, hasAccount, secrets } from './src/playwright/environment.ts';
import { standIns } from './src/playwright/named.ts';
import { maskPrinted } from './src/playwright/printed.ts';
import { ROOT } from './src/playwright/root.ts';

// Here and in each worker, which all read this file.
maskPrinted([process.stdout, process.stderr], secrets);

const inRoot = (path: string): string => join(ROOT, path);

/** Scenario files that the command names: `npx playwright test scenarios/a.yaml:12`. */
const named = standIns(process.argv.slice(2), { folder: process.cwd(), into: inRoot('test-results/named') });

/** A pattern as text would match what ends like it, such as the files that stand in for what the command names. */
const inScenarios = new RegExp(`^${inRoot('scenarios').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}[\\\\/].*\\.spec\\.ts$`);

const ALLURE_RESULTS = inRoot('reports/allure-results');

/** `--list` plays nothing: the reports of the last run stay as they are. */
const onlyLists = process.argv.includes('--list');

const reports: ReporterDescription[] = [
  ['html', { open: 'never', outputFolder: 'reports/html' }],
  [inRoot('src/reporters/fresh.ts'), { folders: [ALLURE_RESULTS] }],
  [
    inRoot('src/reporters/allure-results.ts'),
    {
      resultsDir: ALLURE_RESULTS,
      environmentInfo: { targets: hasAccount ? 'emulator, twilio' : 'emulator', node: process.version },
    },
  ],
  [inRoot('src/reporters/coverage.ts'), { flows: environment.FLOWPROOF_SCENARIOS ?? 'scenarios' }],
  [inRoot('src/reporters/summary.ts')],
];

export default defineConfig<object, FlowproofOptions>({
  testDir: '.',
  // Where they are, and nowhere else: copies of the repository may lie in `test-results`.
  testMatch: [inRoot('tests/scenarios.spec.ts'), inScenarios, ...named],
  outputDir: 'test-results/scenarios',
  // Ends what killed runs have left on a test account.
  globalSetup: inRoot('src/playwright/tidy.ts'),
  fullyParallel: true,
  forbidOnly: Boolean(environment.CI),
  timeout: 60_000,
  // What is not committed yet may hold anything; the report needs none of it.
  captureGitInfo: { commit: false, diff: false },
  use: {
    flowproof: {
      // Numbers of the account that scenarios may use as their contact; each is one scenario's at a time.
      contacts,
      // Further numbers that may be reached: the flows' own, and whom a flow may transfer to.
      allow,
      // What a run may spend on a test account.
      budget: { messages: 200, calls: 30, minutes: 60 },
    },
  },
  projects: [
    { name: 'emulator' },
    // Nothing is spent on what fails on the emulator.
    ...(hasAccount ? [{ name: 'twilio', dependencies: ['emulator'], timeout: 180_000 }] : []),
  ],
  reporter: [['list'], ...(onlyLists ? [] : reports)],
});
