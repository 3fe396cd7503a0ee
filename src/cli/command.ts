// What all commands share: options, help, output for people and programs, and errors.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { errorMessage, FlowproofError, type Problem, renderProblems } from '../errors.ts';
import { didYouMean } from '../nearest.ts';

/** An option as `parseArgs` takes it, with its text in `--help`. */
export type Option = {
  type: 'string' | 'boolean';
  help: string;
  /** The placeholder of its value in `--help`: `DIR`. */
  value?: string;
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[];
};

export type Options = Readonly<Record<string, Option>>;

type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values'];

export type Context<O extends Options = Options> = {
  values: Values<O>;
  positionals: readonly string[];
  /** The folder in which the command was started: relative paths are relative to it. */
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
  json: boolean;
  color: boolean;
  /** Prints a line on standard output; nothing with `--json`. */
  print: (text: string) => void;
  /** The result: with `--json` this object in one line, otherwise `text`. Call it once. */
  output: (answer: object, text?: string) => void;
  /** Prints a line on standard error, also with `--json`. */
  warn: (text: string) => void;
  /** Shows progress: one line that is overwritten, on a terminal only. */
  progress: (text: string) => void;
  /** Aborted by Ctrl+C and SIGTERM. A command that uses it must stop itself; without it, the signal ends the process. */
  stopping: () => AbortSignal;
};

/** Exit codes: 0 fine, 1 problems found, 2 usage error. */
export type ExitCode = 0 | 1 | 2;

export type Command<O extends Options = Options> = {
  name: string;
  /** One line for `flowproof --help`, without a full stop. */
  summary: string;
  /** The arguments after the name: `[FLOW.json | FW…] [options]`. */
  usage: string;
  /** Examples and further text for `--help`. */
  details?: string;
  options: O;
  /** The number of positional arguments; none if absent. */
  positionals?: { least?: number; most: number };
  run(context: Context<O>): Promise<ExitCode> | ExitCode;
};

/** Keeps the exact types of the options for `run`. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command<O> => command;

/** The command was called incorrectly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(message);
    this.fix = fix;
  }
}

/** Throws a problem without a place in a file. */
export function fail(code: string, message: string, fix?: string): never {
  throw new FlowproofError([{ code, message, ...(fix ? { fix } : {}) }]);
}

const COMMON = {
  json: { type: 'boolean', help: 'prints one JSON object on standard output' },
  help: { type: 'boolean', short: 'h', help: 'shows this help' },
} as const satisfies Options;

/** What a command uses of its process; specs pass their own. */
export type CommandEnvironment = {
  cwd: string;
  environment: Context['environment'];
  stdout: { write: (text: string) => unknown; isTTY?: boolean | undefined };
  stderr: { write: (text: string) => unknown; isTTY?: boolean | undefined };
  stopping?: () => AbortSignal;
};

const optionLine = (name: string, { short, value, help, default: preset }: Option): [string, string] => {
  const flag = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  const unset = preset === undefined || preset === false || preset === '';
  return [flag, unset ? help : `${help} (default: ${String(preset)})`];
};

/** `1 path`, `2 paths`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Two columns, the second one aligned. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n');
}

/** The text of `flowproof NAME --help`. */
export function helpOf({ name, summary, usage, details, options }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON }).map(([key, option]) => optionLine(key, option));
  return [
    `${summary}.\n`,
    `Usage: flowproof ${name} ${usage}`.trimEnd(),
    `\nOptions:\n${columns(rows)}`,
    ...(details ? [`\n${details.trim()}`] : []),
    '\nExit codes: 0 fine, 1 problems found, 2 usage error.\n',
  ].join('\n');
}

/** Replaces Node's messages, which are about its API, by messages about the command. */
function usageErrorOf(error: unknown, { name, options }: Command): UsageError {
  const message = errorMessage(error);
  const unknown = /^Unknown option '-{1,2}([^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return new UsageError(message.split('. ')[0] ?? message);
  const flag = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
  const meant = didYouMean(
    flag,
    Object.keys({ ...options, ...COMMON }).map((key) => `--${key}`),
  );
  return new UsageError(`\`${flag}\` is not an option of \`flowproof ${name}\``, meant);
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, ...COMMON },
      allowPositionals: true,
      allowNegative: true,
    });
  } catch (error) {
    throw usageErrorOf(error, command);
  }
}

function checkPositionals({ name, positionals: { least = 0, most } = { most: 0 } }: Command, given: readonly string[]) {
  const extra = given[most];
  if (extra !== undefined) throw new UsageError(`\`flowproof ${name}\` does not take the argument \`${extra}\``);
  if (given.length < least) throw new UsageError(`\`flowproof ${name}\` needs ${least - given.length} more argument`);
}

/** The first Ctrl+C asks the command to stop; the second ends the process. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Resolves when the command should stop. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

/** Reads the value of `--port`. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`\`--port\` must be a number from 0 to 65535, not \`${text}\``);
  return port;
}

const CLEAR_LINE = '\r\u001b[2K';

function colorOf({ environment: { NO_COLOR, FORCE_COLOR }, stdout }: CommandEnvironment): boolean {
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : Boolean(stdout.isTTY);
}

type Output = Pick<Context, 'print' | 'output' | 'warn' | 'progress'> & { answered: () => boolean };

function outputOf({ stdout, stderr }: CommandEnvironment, json: boolean): Output {
  let answered = false;
  let inProgress = false;
  const clear = () => {
    if (inProgress) stderr.write(CLEAR_LINE);
    inProgress = false;
  };
  const line = (stream: CommandEnvironment['stdout'], text: string) => {
    clear();
    stream.write(text.endsWith('\n') ? text : `${text}\n`);
  };
  return {
    answered: () => answered,
    print: (text) => {
      if (!json) line(stdout, text);
    },
    output: (answer, text) => {
      if (answered) throw new Error('A command gives one answer');
      answered = true;
      if (json) line(stdout, JSON.stringify(answer));
      else if (text !== undefined) line(stdout, text);
    },
    warn: (text) => line(stderr, text),
    progress: (text) => {
      if (json || !stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${text}`);
      inProgress = true;
    },
  };
}

const problemsOf = (error: unknown, code: string): readonly Problem[] =>
  error instanceof FlowproofError
    ? error.problems
    : [
        {
          code,
          message: errorMessage(error),
          ...(error instanceof UsageError && error.fix ? { fix: error.fix } : {}),
        },
      ];

/** System errors (such as an unreadable file) are shown without a stack; anything else is a bug and shown with it. */
function textOf(error: unknown, { environment, cwd }: CommandEnvironment): string {
  if (error instanceof FlowproofError) return renderProblems(error.problems, error.sources, { root: cwd });
  if (error instanceof Error && 'code' in error) return error.message;
  const stack = error instanceof Error && environment.FLOWPROOF_DEBUG ? `\n${error.stack}` : '';
  return `${errorMessage(error)}\n  fix: this is a defect of Flowproof; FLOWPROOF_DEBUG=1 shows where${stack}`;
}

function refuse(error: UsageError, name: string, output: Output): 2 {
  const fix = error.fix ? `\n  fix: ${error.fix}` : '';
  output.warn(`${error.message}${fix}\n\nSee \`flowproof ${name ? `${name} ` : ''}--help\`.`);
  if (!output.answered()) output.output({ errors: problemsOf(error, 'usage') });
  return 2;
}

/** Prints an error on standard error, and with `--json` also `{ errors: […] }` on standard output. */
export function showError(
  error: unknown,
  name: string,
  commandEnvironment: CommandEnvironment,
  json: boolean,
): ExitCode {
  const output = outputOf(commandEnvironment, json);
  if (error instanceof UsageError) return refuse(error, name, output);
  output.warn(textOf(error, commandEnvironment));
  output.output({ errors: problemsOf(error, 'failed') });
  return 1;
}

/** Runs one command with its arguments; never throws and never ends the process. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  commandEnvironment: CommandEnvironment,
): Promise<ExitCode> {
  const asksForJson = args.includes('--json');
  try {
    const { values, positionals } = parse(command, args);
    if (values.help) {
      commandEnvironment.stdout.write(helpOf(command));
      return 0;
    }
    checkPositionals(command, positionals);
    const json = values.json === true;
    const { answered: _, ...output } = outputOf(commandEnvironment, json);
    const { cwd, environment, stopping = stopOnSignals } = commandEnvironment;
    const shared = { cwd, environment, json, color: colorOf(commandEnvironment), stopping };
    return await command.run({ ...shared, ...output, values, positionals });
  } catch (error) {
    return showError(error, command.name, commandEnvironment, asksForJson);
  }
}
