// Flowproof's own specs: unit, emulator, system and golden tests, apart from the users' scenarios.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/product',
  fullyParallel: true,
  // Much of a spec's time is waiting for processes: one worker a core takes half as long as Playwright's one for two.
  ...(process.env.CI ? { workers: '100%' } : {}),
  forbidOnly: Boolean(process.env.CI),
  // Some specs measure time, or start processes with deadlines: a machine that is busy for a moment is no failure. Retries are counted as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  reporter: [['dot']],
});
