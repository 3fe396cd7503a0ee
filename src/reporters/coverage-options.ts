// The coverage reporter's options, and whether a run includes only some of the scenarios.
import { resolve } from 'node:path';
import { HISTORY_FILE } from '../coverage/history-file.ts';
import type { Thresholds } from '../coverage/thresholds.ts';
import { readPlaywrightArguments } from '../playwright-arguments.ts';
import { isMerge } from '../playwright-internals.ts';
import { checkOptions } from './coverage-checks.ts';

export type CoverageOptions = {
  /** The folder of the page and the JSON, relative to the configuration's folder. */
  outputFolder?: string;
  /** The file with the last passing definitions of each flow; `false` for none. */
  history?: string | false;
  /** The folder with flows that may have no scenario, relative to the configuration's folder; `false` for none. */
  flows?: string | false;
  /** In percent; a run below one fails. `flows` overrides them by flow name. */
  thresholds?: Thresholds;
};

/** Playwright adds these to every reporter's options. */
export type GivenOptions = CoverageOptions & { configDir?: string; _mode?: string };

export type Settings = {
  folder: string;
  history?: string;
  flows?: string;
  thresholds: Thresholds;
  /** The report of `flowproof mutate`. */
  mutation: string;
  configDir: string;
  merging: boolean;
};

export function settingsOf(given: GivenOptions): Settings {
  checkOptions(given);
  const { configDir = '.', ...options } = given;
  const { outputFolder = 'reports/coverage', history = HISTORY_FILE, flows = 'scenarios', thresholds = {} } = options;
  return {
    folder: resolve(configDir, outputFolder),
    ...(history === false ? {} : { history: resolve(configDir, history) }),
    ...(flows === false ? {} : { flows: resolve(configDir, flows) }),
    thresholds,
    mutation: resolve(configDir, 'reports/mutation/mutation.json'),
    configDir: resolve(configDir),
    merging: isMerge(given),
  };
}

/** True if `playwright test` runs only some of the scenarios: the others may cover what this run does not. */
export const isFiltered = (argv: readonly string[]): boolean => readPlaywrightArguments(argv).filtered;
