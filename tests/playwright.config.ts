// Flowproof's own specs, in projects that can run alone: `--project=unit`.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { readPlaywrightArguments } from '../src/playwright-arguments.ts';

/** A pattern for files and folders below tests/. It matches whole paths, because the clone's own folder may be named like a part of one. */
const at = (...paths: string[]): RegExp[] =>
  paths.map(
    (path) =>
      new RegExp(
        `^${join(import.meta.dirname, path).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?<=/|\\.spec\\.ts).*(?<=\\.spec\\.ts)$`,
      ),
  );

/** Specs that start processes, most of them whole runs of Playwright. */
const PROCESS = at(
  'ci/',
  'clients/',
  'docs/',
  'live/',
  'signals/',
  'system/',
  'account/processes.spec.ts',
  'calibration/command.spec.ts',
  'cli/emulator.spec.ts',
  'reporters/coverage.spec.ts',
  'reporters/coverage-uncovered.spec.ts',
  'workflow/arazzo.spec.ts',
);
/** Specs that open a page in a browser. */
const BROWSER = at(
  'map/reports.spec.ts',
  'map/safe.spec.ts',
  'map/screenshots.spec.ts',
  'playground/page.spec.ts',
  'reporters/coverage-page.spec.ts',
);
/** Specs with many generated inputs. */
const GENERATED = at(
  'fuzz/',
  'flow/fuzz.spec.ts',
  'scenario/fuzz.spec.ts',
  'emulator/any-flow.spec.ts',
  'emulator/http/description.spec.ts',
  'emulator/http/generated.spec.ts',
  'calibration/flip.spec.ts',
);
const FAULTS = at('faults/');
const PACKAGE = at('package/');

/**
 * `npm test` runs the smoke part of the slow projects. FLOWPROOF_TESTS=all, as in .ci/run, and a project that is named on the
 * command line run everything.
 */
const isSmoke =
  process.env.FLOWPROOF_TESTS !== 'all' &&
  readPlaywrightArguments(process.argv).files.length === 0 &&
  !process.argv.some((argument) => /^--project(=|$)/.test(argument));
const only = (titles: RegExp) => (isSmoke ? { grep: titles } : {});

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/product',
  // Without the project's name, because the reviewed pictures are the same in every project.
  snapshotPathTemplate: '{snapshotDir}/{testFileDir}/{testFileName}-snapshots/{arg}{-snapshotSuffix}{ext}',
  fullyParallel: true,
  // Many specs wait for a process, an answer or real time: one worker more than there are cores keeps all cores busy.
  workers: availableParallelism() + 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Only a spec that hangs takes this long; on a busy machine a run may need two minutes.
  timeout: 300_000,
  // The default of five seconds is too short on a busy machine.
  expect: { timeout: 30_000 },
  reporter: [['dot']],
  projects: [
    // The package is built, packed and unpacked once, before the specs that run it.
    { name: 'pack', testMatch: /pack\.setup\.ts$/ },
    // Not fullyParallel: each worker would load each file, and Playwright prepares the whole file again for each of its tests.
    { name: 'unit', fullyParallel: false, testIgnore: [...PROCESS, ...BROWSER, ...GENERATED, ...FAULTS, ...PACKAGE] },
    // The longest first, so that the others use the second worker meanwhile.
    { name: 'package', testMatch: PACKAGE, dependencies: ['pack'], ...only(/three commands lead/) },
    {
      name: 'process',
      testMatch: PROCESS,
      dependencies: ['pack'],
      // Two minutes of processor time in runs of Playwright whose parts have unit specs, too.
      ...(isSmoke ? { grepInvert: /ci\/shards|reporters\/coverage/ } : {}),
    },
    { name: 'faults', testMatch: FAULTS },
    {
      name: 'browser',
      testMatch: BROWSER,
      dependencies: ['pack'],
      ...only(/report shows the path|hostile names are text|a flow is talked to|it draws each flow/),
    },
    {
      name: 'generated',
      testMatch: GENERATED,
      ...only(
        /any text is answered|any generated flow|operation answers as|corpus|every operation is asked|objectText|behave alike/,
      ),
    },
  ],
});
