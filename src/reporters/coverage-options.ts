// What the coverage reporter may be told in the configuration, and what it can tell about a run from how it was started.
import { resolve } from 'node:path';
import { HISTORY_FILE } from '../coverage/history-file.ts';
import type { Thresholds } from '../coverage/thresholds.ts';
import { checkOptions } from './coverage-checks.ts';

export type CoverageOptions = {
  /** Where the page and the JSON go, from the configuration's folder. */
  outputFolder?: string;
  /** Where the definitions of the last green run are kept; `false` keeps none. */
  history?: string | false;
  /** Where flows are looked for that no scenario plays, from the configuration's folder; `false` looks nowhere. */
  flows?: string | false;
  /** Percent; a run below one fails. `flows` overrides them by a flow's name. */
  thresholds?: Thresholds;
};

/** Playwright adds these to every reporter's options; `_mode` is the only sign by which a reporter knows that it runs at a merge. */
export type GivenOptions = CoverageOptions & { configDir?: string; _mode?: string };

export type Settings = {
  folder: string;
  history?: string;
  flows?: string;
  thresholds: Thresholds;
  configDir: string;
  merging: boolean;
};

export function settingsOf(given: GivenOptions): Settings {
  checkOptions(given);
  const { configDir = '.', _mode, ...options } = given;
  const { outputFolder = 'reports/coverage', history = HISTORY_FILE, flows = 'scenarios', thresholds = {} } = options;
  return {
    folder: resolve(configDir, outputFolder),
    ...(history === false ? {} : { history: resolve(configDir, history) }),
    ...(flows === false ? {} : { flows: resolve(configDir, flows) }),
    thresholds,
    configDir: resolve(configDir),
    merging: _mode === 'merge',
  };
}

const FILTERS =
  /^(-g|-G|--(grep|grep-invert|last-failed|last-failed-file|only-changed|test-list|test-list-invert|ui)(=|$))/;
const TAKE_A_VALUE =
  /^(-[cju]|--(config|workers|reporter|add-reporter|browser|debug|retries|timeout|global-timeout|output|repeat-each|max-failures|run-agents|shuffle|trace|shard|tsconfig|update-snapshots|update-source-method))$/;

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
