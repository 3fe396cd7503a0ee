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
import type { FlowproofOptions } from './test.ts';
import { openWorkFolder, workFolderOf } from './work-folder.ts';

export type FlowproofConfig = ContactOptions & {
  /** The folder of flows and their scenario files, from the configuration's folder (`scenarios`). */
  scenarios?: string;
  /** Coverage: its folder, its history, and the thresholds below which a run fails. */
  coverage?: CoverageOptions;
  /** Adds a test for each flow, which fails with the errors and warnings of lint; a table switches rules off as `lint.yaml` does. */
  lint?: boolean | LintSettings;
  /** Results for the Allure report. By default they are written if `allure-playwright` is installed. */
  allure?: boolean;
  /** Fails the run where a flow sent out what no expectation looked at, or an expectation was not checked. FLOWPROOF_STRICT=1 does so, too. */
  strict?: boolean;
  /**
   * Names of environment variables that hold secrets, beside those whose names say so: `ACME_ID`, or `ACME_*` for all that begin so.
   * FLOWPROOF_SECRETS adds others.
   */
  secrets?: readonly string[];
  /** The folder that paths are relative to. By default that of the file that calls this function. */
  root?: string;
};

const asPath = (file: string): string => (file.startsWith('file:') ? fileURLToPath(file) : file);

const isTheirs = (file: string): boolean =>
  !file.startsWith('node:') && !isOwnCode(file) && !/[\\/]node_modules[\\/]/.test(file);

/** The file that called into ours. Call sites are asked for, not the text of a stack: Playwright changes that one. */
function callersFolder(): string {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? '');
  const files = new Error('where').stack as unknown as string[];
  Error.prepareStackTrace = prepareStackTrace;
  const file = files.map(asPath).find((path) => path !== '' && isTheirs(path));
  return file === undefined ? process.cwd() : dirname(file);
}

/** Each worker reads the configuration, too; the specs are written once, before they are looked for. */
const isWorker = (): boolean => environment.TEST_WORKER_INDEX !== undefined;

function isInstalled(name: string): boolean {
  for (const from of [join(ROOT, 'package.json'), import.meta.url]) {
    try {
      createRequire(from).resolve(name);
      return true;
    } catch {
      // Looked for in the next place.
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

/** Playwright refuses options that it does not know, so that `--strict` is a variable. */
const isStrict = (): boolean => Boolean(environment.FLOWPROOF_STRICT) && environment.FLOWPROOF_STRICT !== '0';

/** `--list` runs nothing: the reports of the last run stay as they are. */
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

/** The specs of a folder, by a pattern of whole paths: a text would match what ends like it. */
const specsIn = (folder: string, ending: string): RegExp => new RegExp(`^${escapePattern(folder)}[\\\\/].*${ending}$`);

/**
 * An ordinary Playwright configuration with a project for each target: `emulator`, and `twilio` if `.env` names an account. Specs in
 * TypeScript beside the scenario files run with them. Add projects, reporters and options of your own as to any configuration.
 */
export function defineFlowproofConfig(options: FlowproofConfig = {}): PlaywrightTestConfig<object, FlowproofOptions> {
  useRoot(resolve(options.root ?? callersFolder()));
  useSecretNames(options.secrets);
  // Here and in each worker, which all read the configuration.
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
    // Named, and not left to Playwright, which would then leave out what git ignores.
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
    // With `-u`: writes what scenarios left to be written.
    globalTeardown: moduleFile('playwright/apply-updates'),
    forbidOnly: Boolean(environment.CI),
    // Uncommitted changes may contain secrets; the report does not need them.
    captureGitInfo: { commit: false, diff: false },
    projects: [
      { ...shared, name: 'emulator', timeout: 60_000 },
      // Nothing is spent on what fails on the emulator.
      ...(hasAccount ? [{ ...shared, name: 'twilio', dependencies: ['emulator'], timeout: 180_000 }] : []),
    ],
    reporter: reportsOf(options, scenarios),
  });
  if (!isWorker()) explainProjects(process, config.projects?.map(({ name = '' }) => name) ?? []);
  return withPlugins(config, [
    redactingPlugin({ redactor, environment: process.env }),
    nothingFoundPlugin({ argv: process.argv, scenarios, stderr: process.stderr }),
  ]);
}
