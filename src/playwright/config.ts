// `defineFlowproofConfig`: a Playwright configuration that runs scenario files, for users to extend as they like.

import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig, type PlaywrightTestConfig, type ReporterDescription, test } from '@playwright/test';
import type { ContactOptions } from '../account/policy.ts';
import type { LintSettings } from '../analysis/lint/settings.ts';
import { escapePattern } from '../escape-pattern.ts';
import { isOwnCode, moduleFile } from '../package-files.ts';
import { readPlaywrightArguments } from '../playwright-arguments.ts';
import { onDeclared, withPlugins } from '../playwright-internals.ts';
import type { CoverageOptions } from '../reporters/coverage-options.ts';
import { allow, contacts, environment, hasAccount, redactor, secretNames, useRoot } from './environment.ts';
import { generateSpecs, specsFolder } from './generated.ts';
import { rememberLines } from './lines.ts';
import { explainProjects, nothingFoundPlugin } from './nothing-found.ts';
import { redactPrinted } from './printed.ts';
import { redactDeclared, redactorOfTitles } from './redact-declared.ts';
import { redactingPlugin } from './redact-results.ts';
import { ROOT } from './root.ts';
import { useSecretNames } from './secret-names.ts';
import { shortEvidencePlugin } from './short-evidence.ts';
import type { FlowproofOptions } from './test.ts';
import { openWorkFolder, workFolderOf } from './work-folder.ts';

export type FlowproofConfig = ContactOptions & {
  /** The folder of flows and their scenario files, relative to the configuration (default: `scenarios`). */
  scenarios?: string;
  /** Coverage: its folder, its history, and thresholds below which a run fails. */
  coverage?: CoverageOptions;
  /** Adds a test for each flow that fails with the errors and warnings of lint; an object sets rules as `lint.yaml` does. */
  lint?: boolean | LintSettings;
  /** Writes results for the Allure report. By default if `allure-playwright` is installed. */
  allure?: boolean;
  /**
   * Fails the run if a flow sent something that no expectation checked, or if an expectation was not checked. FLOWPROOF_STRICT=1 does the
   * same.
   */
  strict?: boolean;
  /**
   * Names of environment variables that hold secrets, in addition to those whose names say so: `ACME_ID`, or `ACME_*` for all with that
   * prefix. FLOWPROOF_SECRETS adds others.
   */
  secrets?: readonly string[];
  /** The folder that paths are relative to. By default the folder of the file that calls this function. */
  root?: string;
};

const asPath = (file: string): string => (file.startsWith('file:') ? fileURLToPath(file) : file);

const isTheirs = (file: string): boolean =>
  !file.startsWith('node:') && !isOwnCode(file) && !/[\\/]node_modules[\\/]/.test(file);

/** The file that called our code. It is read from call sites, not from the stack's text, which Playwright changes. */
function callersFolder(): string {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? '');
  const files = new Error('where').stack as unknown as string[];
  Error.prepareStackTrace = prepareStackTrace;
  const file = files.map(asPath).find((path) => path !== '' && isTheirs(path));
  return file === undefined ? process.cwd() : dirname(file);
}

/** Workers read the configuration, too; specs are written once, by the main process, before Playwright looks for them. */
const isWorker = (): boolean => environment.TEST_WORKER_INDEX !== undefined;

function isInstalled(name: string): boolean {
  for (const from of [join(ROOT, 'package.json'), import.meta.url]) {
    try {
      createRequire(from).resolve(name);
      return true;
    } catch {
      // Not there: try the next place.
    }
  }
  return false;
}

function allureReports(wanted: boolean | undefined): ReporterDescription[] {
  if (wanted === false) return [];
  if (!isInstalled('allure-playwright')) {
    const fix = 'npm install --save-dev allure allure-playwright, or `allure: false` in playwright.config.ts';
    if (!isWorker())
      process.stderr.write(`No results for Allure: \`allure-playwright\` is not installed.\n  fix: ${fix}\n`);
    return [];
  }
  const resultsDir = resolve(ROOT, 'reports/allure-results');
  const environmentInfo = { targets: hasAccount ? 'emulator, twilio' : 'emulator', node: process.version };
  return [
    [moduleFile('reporters/clean-output'), { folders: [resultsDir] }],
    [moduleFile('reporters/allure-results'), { resultsDir, environmentInfo }],
  ];
}

/** Playwright refuses unknown options, so `--strict` is an environment variable. */
const isStrict = (): boolean => Boolean(environment.FLOWPROOF_STRICT) && environment.FLOWPROOF_STRICT !== '0';

/** `--list` runs nothing, so the reports of the last run stay. */
function reportsOf({ allure, coverage = {}, strict }: FlowproofConfig, scenarios: string): ReporterDescription[] {
  if (readPlaywrightArguments(process.argv).lists)
    return [['list'], [moduleFile('playwright/nothing-found'), { scenarios }]];
  return [
    ['list'],
    ['html', { open: 'never', outputFolder: resolve(ROOT, 'reports/html') }],
    ...allureReports(allure),
    [moduleFile('reporters/coverage'), { flows: scenarios, ...coverage }],
    [moduleFile('reporters/summary')],
    [moduleFile('reporters/unchecked'), { strict: strict ?? isStrict() }],
  ];
}

const lintOf = ({ lint = false }: FlowproofConfig): LintSettings | undefined => {
  if (lint === false) return undefined;
  return lint === true ? {} : lint;
};

/** A pattern for the specs of a folder, by their full paths: plain text would match paths that only end alike. */
const specsIn = (folder: string, ending: string): RegExp => new RegExp(`^${escapePattern(folder)}[\\\\/].*${ending}$`);

/**
 * A Playwright configuration with a project for each target: `emulator`, and `twilio` if `.env` names an account. Specs in TypeScript
 * beside the scenario files run with them. Add your own projects, reporters and options as usual.
 */
export function defineFlowproofConfig(options: FlowproofConfig = {}): PlaywrightTestConfig<object, FlowproofOptions> {
  useRoot(resolve(options.root ?? callersFolder()));
  useSecretNames(options.secrets);
  // In the main process and in each worker: all of them read the configuration.
  redactPrinted([process.stdout, process.stderr], redactor);
  const titles = redactorOfTitles({ variables: process.env, names: secretNames(), isWorker: isWorker() });
  onDeclared(test, (declared, group) => redactDeclared(declared, group, titles));
  const scenarios = resolve(ROOT, environment.FLOWPROOF_SCENARIOS ?? options.scenarios ?? 'scenarios');
  if (!isWorker()) {
    rememberLines(process.argv);
    // Workers do not see the command line.
    process.env.FLOWPROOF_UPDATING = readPlaywrightArguments(process.argv).updates ? '1' : '';
  }
  const generate = (into: string) => generateSpecs({ root: ROOT, scenarios, into }, lintOf(options));
  const work = isWorker()
    ? workFolderOf(ROOT, process.env)
    : openWorkFolder({ root: ROOT, variables: process.env, generate });
  const { budget } = options;
  const flowproof = {
    contacts: [...(options.contacts ?? []), ...contacts],
    allow: [...(options.allow ?? []), ...allow],
    ...(budget ? { budget } : {}),
  } satisfies ContactOptions;
  const shared = {
    // Set here, since Playwright's default leaves out what git ignores.
    testDir: work.specs,
    testMatch: [
      specsIn(specsFolder({ root: ROOT, scenarios, into: work.specs }), '\\.js'),
      specsIn(scenarios, '\\.(spec|test)\\.[cm]?[jt]s'),
    ],
    fullyParallel: true,
    use: { flowproof },
  };
  redactor.learnNumbers([...flowproof.contacts, ...flowproof.allow]);
  const config = defineConfig<object, FlowproofOptions>({
    outputDir: work.outputs,
    // Ends what killed runs have left on a test account.
    globalSetup: moduleFile('playwright/tidy'),
    // With `-u`: writes the updates of scenarios.
    globalTeardown: moduleFile('playwright/apply-updates'),
    forbidOnly: Boolean(environment.CI),
    // Uncommitted changes may contain secrets; the report does not need them.
    captureGitInfo: { commit: false, diff: false },
    projects: [
      { ...shared, name: 'emulator', timeout: 60_000 },
      // Scenarios that fail on the emulator cost nothing on the account.
      ...(hasAccount ? [{ ...shared, name: 'twilio', dependencies: ['emulator'], timeout: 180_000 }] : []),
    ],
    reporter: reportsOf(options, scenarios),
  });
  if (!isWorker()) explainProjects(process, config.projects?.map(({ name = '' }) => name) ?? []);
  return withPlugins(config, [
    redactingPlugin({ redactor, environment: process.env }),
    shortEvidencePlugin({ argv: process.argv, environment: process.env }),
    nothingFoundPlugin({ argv: process.argv, scenarios, stderr: process.stderr }),
  ]);
}
