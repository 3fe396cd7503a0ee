// The list of commands, and `flowproof` itself: runs a command, or suggests one for a misspelt name.
import process from 'node:process';
import { didYouMean } from '../nearest.ts';
import {
  type Command,
  type CommandEnvironment,
  columns,
  type ExitCode,
  runCommand,
  showError,
  UsageError,
} from './command.ts';

/** One line per command; its module is loaded when it is called. */
const COMMANDS = {
  init: () => import('./init.ts'),
  open: () => import('./open.ts'),
  lint: () => import('./lint.ts'),
  explore: () => import('./explore.ts'),
  mutate: () => import('./mutate.ts'),
  pull: () => import('./pull.ts'),
  record: () => import('./record.ts'),
  replay: () => import('./replay.ts'),
  calibrate: () => import('./calibrate.ts'),
  emulator: () => import('./emulator.ts'),
  report: () => import('./report.ts'),
} satisfies Record<string, () => Promise<{ command: Command }>>;

const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name);

/** All commands, in the order of the help. */
export const loadCommands = async (): Promise<readonly Command[]> =>
  (await Promise.all(Object.values(COMMANDS).map((load) => load()))).map(({ command }): Command => command);

async function help(): Promise<string> {
  const commands = await loadCommands();
  const rows = commands.map(({ name, summary }): [string, string] => [name, summary]);
  return `Regression tests for Twilio Studio flows.

Usage: flowproof COMMAND [options]

${columns(rows)}

\`flowproof COMMAND --help\` explains a command. Scenarios run with \`npx playwright test\`.
`;
}

const thisProcess = (): CommandEnvironment => ({
  cwd: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});

/** Runs `flowproof` with its arguments and returns its exit code. */
export async function main(args: readonly string[], commandEnvironment = thisProcess()): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    commandEnvironment.stdout.write(await help());
    return 0;
  }
  if (name !== undefined && isCommand(name)) {
    const { command } = await COMMANDS[name]();
    return runCommand(command, rest, commandEnvironment);
  }
  const wrong =
    name === undefined
      ? new UsageError('No command is named.', `choose from ${Object.keys(COMMANDS).join(', ')}`)
      : new UsageError(`\`${name}\` is not a command`, didYouMean(name, Object.keys(COMMANDS)));
  return showError(wrong, '', commandEnvironment, args.includes('--json'));
}
