// What the coverage reporter may be told in the configuration, and what it can tell about a run from how it was started.
import { resolve } from 'node:path';
import { HISTORY_FILE } from '../coverage/history-file.ts';
import type { Thresholds } from '../coverage/thresholds.ts';

export type CoverageOptions = {
  /** Where the page and the JSON go, from the configuration's folder. */
  outputFolder?: string;
  /** Where the definitions of the last green run are kept; `false` keeps none. */
  history?: string | false;
  /** Percent; a run below one fails. `flows` overrides them by a flow's name. */
  thresholds?: Thresholds;
};

/** Playwright adds these to every reporter's options; `_mode` is the only sign by which a reporter knows that it runs at a merge. */
export type GivenOptions = CoverageOptions & { configDir?: string; _mode?: string };

export type Settings = {
  folder: string;
  history?: string;
  thresholds: Thresholds;
  configDir: string;
  merging: boolean;
};

export function settingsOf({ configDir = '.', _mode, ...options }: GivenOptions): Settings {
  const { outputFolder = 'reports/coverage', history = HISTORY_FILE, thresholds = {} } = options;
  return {
    folder: resolve(configDir, outputFolder),
    ...(history === false ? {} : { history: resolve(configDir, history) }),
    thresholds,
    configDir: resolve(configDir),
    merging: _mode === 'merge',
  };
}

const FILTERS = /^(-g|-gv|--grep|--grep-invert|--last-failed|--only-changed|--test-list|--test-list-invert)(=|$)/;
const TAKE_A_VALUE =
  /^(-c|--config|-j|--workers|--reporter|--retries|--timeout|--global-timeout|--output|--repeat-each|--max-failures|--trace|--shard|--tsconfig|-u|--update-snapshots|--update-source-method|--name)$/;

/** `--project a b` takes names until the next option: a project is no filter, since each may walk all there is. */
function isFile(argument: string, before: readonly string[]): boolean {
  if (argument.startsWith('-')) return false;
  const last = before.at(-1) ?? '';
  if (TAKE_A_VALUE.test(last)) return false;
  const option = before.findLast((earlier) => earlier.startsWith('-'));
  return option !== '--project';
}

/** True if `playwright test` was told to run some of the scenarios only: what it did not run says nothing about coverage. */
export function isFiltered(argv: readonly string[]): boolean {
  const start = argv.indexOf('test');
  if (start === -1) return false;
  const end = argv.indexOf('--', start);
  const given = argv.slice(start + 1, end === -1 ? undefined : end);
  return given.some((argument, index) => FILTERS.test(argument) || isFile(argument, given.slice(0, index)));
}
