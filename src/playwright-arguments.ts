// Parses the arguments of `playwright test`: the files and lines that it names, and its filters.

/** An argument that is not an option: Playwright treats it as a pattern for paths, with an optional line. */
export type NamedFile = { pattern: string; line?: number };

export type PlaywrightArguments = {
  files: readonly NamedFile[];
  /** Some of the tests only: a partial run says nothing about the whole. */
  filtered: boolean;
  /** `--list`: nothing runs. */
  lists: boolean;
  /** `-u`: actual results of failed scenarios on the emulator are written into the scenario files. */
  updates: boolean;
  /** The value of `-g` or `--grep`, which is searched in titles and tags. */
  grep?: string;
  /** The values of `--project`. */
  projects: readonly string[];
  /** Only tests that failed in the last run. */
  lastFailed: boolean;
};

const FILTER =
  /^(-g|-G|--(grep|grep-invert|last-failed|last-failed-file|only-changed|test-list|test-list-invert|ui)(=|$))/;
const TAKES_A_VALUE =
  /^(-[cgGj]|--(config|grep|grep-invert|last-failed-file|test-list|test-list-invert|workers|reporter|add-reporter|browser|retries|timeout|global-timeout|output|repeat-each|max-failures|run-agents|trace|shard|tsconfig|update-source-method|ui-host|ui-port))$/;
/** Options with an optional value: the next argument is the value only if it matches. */
const CHOICES: Readonly<Record<string, RegExp>> = {
  '-u': /^(all|changed|missing|none|default)$/,
  '--update-snapshots': /^(all|changed|missing|none|default)$/,
  '--debug': /^(inspector|cli)$/,
  '--shuffle': /^/,
  '--only-changed': /^/,
};

/** True if the argument is the value of a preceding option. */
function isValue(argument: string, before: readonly string[]): boolean {
  const last = before.at(-1) ?? '';
  if (TAKES_A_VALUE.test(last) || CHOICES[last]?.test(argument)) return true;
  // `--project a b` takes names until the next option.
  return before.findLast((earlier) => earlier.startsWith('-')) === '--project';
}

function fileOf(argument: string): NamedFile {
  const { pattern = argument, line } = /^(?<pattern>.+?):(?<line>\d+)(?::\d+)?$/.exec(argument)?.groups ?? {};
  return line === undefined ? { pattern } : { pattern, line: Number(line) };
}

/** A bare `-u` is `changed`; `missing` and `none` change nothing that exists. */
function updates(given: readonly string[]): boolean {
  const index = given.findIndex((argument) => /^(-u|--update-snapshots)(=|$)/.test(argument));
  const [, joined] = given[index]?.split('=') ?? [];
  const mode = joined ?? given[index + 1] ?? '';
  return index >= 0 && !/^(missing|none|default)$/.test(mode);
}

/** The values of an option in all of its forms: `-g x`, `-gx`, `--grep x`, `--grep=x`. */
function valuesOf(given: readonly string[], { long, short }: { long: string; short?: string }): string[] {
  return given.flatMap((argument, index) => {
    if (argument.startsWith(`${long}=`)) return [argument.slice(long.length + 1)];
    if (argument === long || argument === short) return given.slice(index + 1, index + 2);
    return short && argument.startsWith(short) ? [argument.slice(short.length)] : [];
  });
}

/** `--project a b` takes names until the next option. */
function projectsIn(given: readonly string[]): string[] {
  const all = valuesOf(given, { long: '--project' });
  const more = given.filter((argument, index) => {
    const option = given.slice(0, index).findLast((earlier) => earlier.startsWith('-'));
    return option === '--project' && given[index - 1] !== '--project' && !argument.startsWith('-');
  });
  return [...all, ...more];
}

/** Parses a whole command line; only the command `test` has results. */
export function readPlaywrightArguments(argv: readonly string[]): PlaywrightArguments {
  const start = argv.indexOf('test');
  if (start === -1) {
    return { files: [], filtered: false, lists: false, updates: false, projects: [], lastFailed: false };
  }
  const end = argv.indexOf('--', start);
  const given = argv.slice(start + 1, end === -1 ? undefined : end);
  const isFile = (argument: string, index: number) =>
    !argument.startsWith('-') && !isValue(argument, given.slice(0, index));
  const files = given.filter(isFile).map(fileOf);
  const filtered = files.length > 0 || given.some((argument) => FILTER.test(argument) || /^-g./.test(argument));
  const grep = valuesOf(given, { long: '--grep', short: '-g' }).at(-1);
  return {
    files,
    filtered,
    lists: given.includes('--list'),
    updates: updates(given),
    projects: projectsIn(given),
    lastFailed: given.includes('--last-failed'),
    ...(grep === undefined ? {} : { grep }),
  };
}

/** Playwright treats `/…/i` as a regular expression, and anything else as the text of one. */
export function patternOf(text: string): RegExp {
  const [, source, flags] = /^\/(.*)\/([gi]*)$/.exec(text) ?? [];
  try {
    return source === undefined ? new RegExp(text, 'gi') : new RegExp(source, flags);
  } catch {
    return /(?!)/;
  }
}

/** The lines that arguments name in a file. */
export const linesNamed = (files: readonly NamedFile[], file: string): number[] =>
  files.flatMap(({ pattern, line }) => (line !== undefined && patternOf(pattern).test(file) ? [line] : []));
