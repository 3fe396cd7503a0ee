// Runs the baseline of the scenario benchmark with the reporters that Flowproof's own configuration uses.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  outputDir: '../../test-results/bench-baseline',
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: '../../test-results/bench-html' }],
    ['allure-playwright', { resultsDir: '../../test-results/bench-allure' }],
  ],
});
