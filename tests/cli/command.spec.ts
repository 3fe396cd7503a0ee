// What every command has in common: help, JSON, exit codes, progress, and mistakes in how it is called.

import { type Command, type Context, defineCommand, fail, runCommand, UsageError } from '../../src/cli/command.ts';
import { main } from '../../src/cli/index.ts';
import { expect, test } from '../test.ts';

function surroundings({ isTTY = false, ...environment }: { isTTY?: boolean; FLOWPROOF_DEBUG?: string } = {}) {
  const written = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof written) => ({
    isTTY,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const stopping = () => new AbortController().signal;
  return { cwd: '/', environment, stdout: into('stdout'), stderr: into('stderr'), stopping, written };
}

const commandThat = (run: (context: Context) => 0 | 1, more: Partial<Command> = {}): Command => ({
  name: 'count',
  summary: 'Counts',
  usage: '[FILE] [options]',
  options: { limit: { type: 'string', value: 'N', default: '3', help: 'stops after N' } },
  positionals: { most: 1 },
  run,
  ...more,
});

async function called(command: Command, args: readonly string[], around = surroundings()) {
  const status = await runCommand(command, args, around);
  return { status, ...around.written };
}

test('help shows the usage, each option with its default, and the exit codes', async () => {
  const { status, stdout } = await called(
    commandThat(() => 0),
    ['--help'],
  );
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: flowproof count [FILE] [options]');
  expect(stdout).toMatch(/--limit N +stops after N \(default: 3\)/);
  expect(stdout).toMatch(/Exit codes: 0 fine, 1 problems found, 2 usage error/);
});

test('with --json the answer is the only line on standard output', async () => {
  const command = commandThat(({ print, output }) => {
    print('counting');
    output({ count: 3 }, 'three');
    return 0;
  });
  expect((await called(command, ['--json'])).stdout).toBe('{"count":3}\n');
  expect((await called(command, [])).stdout).toBe('counting\nthree\n');
});

test('an error with --json is one object on standard output, and text on standard error', async () => {
  const command = commandThat(() => fail('no-file', 'There is no file.', 'write one'));
  const { status, stdout, stderr } = await called(command, ['--json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    errors: [{ code: 'no-file', message: 'There is no file.', fix: 'write one' }],
  });
  expect(stderr).toBe('no-file: There is no file.\n  fix: write one\n');
});

test('progress is shown on a terminal only', async () => {
  const command = commandThat(({ progress, output }) => {
    progress('half');
    output({}, 'done');
    return 0;
  });
  expect((await called(command, [])).stderr).toBe('');
  expect((await called(command, ['--json'], surroundings({ isTTY: true }))).stderr).toBe('');
  expect((await called(command, [], surroundings({ isTTY: true }))).stderr).toBe('\r\u001b[2Khalf\r\u001b[2K');
});

test('an option that does not exist names the nearest one', async () => {
  const { status, stderr } = await called(
    commandThat(() => 0),
    ['--limits=4'],
  );
  expect(status).toBe(2);
  expect(stderr).toContain('`--limits` is not an option of `flowproof count`\n  fix: did you mean `--limit`?');
});

for (const [what, args, words] of [
  ['an argument too many', ['a', 'b'], 'does not take the argument `b`'],
  ['an option without its value', ['--limit'], 'argument missing'],
] as const) {
  test(`${what} is a usage error`, async () => {
    const { status, stderr } = await called(
      commandThat(() => 0),
      args,
    );
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).toContain('See `flowproof count --help`.');
  });
}

test('an argument that is missing is a usage error', async () => {
  const { status, stderr } = await called(
    commandThat(() => 0, { positionals: { least: 1, most: 1 } }),
    [],
  );
  expect([status, stderr]).toEqual([2, expect.stringContaining('needs 1 more argument')]);
});

test('a usage error that a command finds shows its fix', async () => {
  const command = commandThat(() => {
    throw new UsageError('`--limit` must be a number', 'use --limit 3');
  });
  const { status, stderr } = await called(command, []);
  expect([status, stderr]).toEqual([2, expect.stringContaining('must be a number\n  fix: use --limit 3')]);
});

test('an internal error shows its stack only with FLOWPROOF_DEBUG', async () => {
  const command = commandThat(() => {
    throw new TypeError('x is undefined');
  });
  expect((await called(command, [])).stderr).not.toContain('    at ');
  const debugging = await called(command, [], surroundings({ FLOWPROOF_DEBUG: '1' }));
  expect([debugging.status, debugging.stderr]).toEqual([1, expect.stringContaining('    at ')]);
});

test('options have their types in run', async () => {
  const command = defineCommand({
    name: 'typed',
    summary: 'Types',
    usage: '',
    options: { all: { type: 'boolean', help: 'all' }, name: { type: 'string', multiple: true, help: 'names' } },
    run: ({ values: { all, name }, output }) => {
      output({ all: all satisfies boolean | undefined, name: name satisfies string[] | undefined });
      return 0;
    },
  });
  const { stdout } = await called(command, ['--json', '--all', '--name', 'a', '--name', 'b']);
  expect(JSON.parse(stdout)).toEqual({ all: true, name: ['a', 'b'] });
});

test('the help lists every command with its summary', async () => {
  const around = surroundings();
  expect(await main(['--help'], around)).toBe(0);
  expect(around.written.stdout).toMatch(/ {2}init +\S/);
});

test('a command that does not exist names the nearest one', async () => {
  const around = surroundings();
  expect(await main(['emulater'], around)).toBe(2);
  expect(around.written.stderr).toContain('`emulater` is not a command\n  fix: did you mean `emulator`?');
});
