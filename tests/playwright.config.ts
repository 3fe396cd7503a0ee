// Flowproof's own specs: unit, emulator, system and golden tests, apart from the users' scenarios.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: 'scenarios.spec.ts',
  outputDir: '../test-results/product',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['dot']],
});
