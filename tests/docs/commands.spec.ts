// The commands of the pages are run: those of README in an empty folder, those of docs/emulator.md against the emulator that they start.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { runCommand } from '../../src/cli/command.ts';
import { command as init } from '../../src/cli/init.ts';
import { cleanEnvironment } from '../ci/project.ts';
import { ROOT } from '../house/sources.ts';
import { expect, test } from '../test.ts';
import { blockWith, type Use } from './blocks.ts';

type Commands = Extract<Use, { commands: string }>['commands'];

const textOf = (commands: Commands): string => blockWith((use) => 'commands' in use && use.commands === commands).text;

test('the first commands of README use the installed package, and `init` creates their scenarios', async () => {
  const commands = textOf('first-run')
    .split('\n')
    .map((line) => line.replace(/\s*#.*/, ''))
    .filter(Boolean);
  // tests/package/install.spec.ts installs the packed package and runs the scenarios that `init` wrote.
  expect(commands).toEqual([
    'npm install --save-dev flowproof @playwright/test',
    'npx flowproof init',
    'npx playwright test',
  ]);
  const cwd = test.info().outputPath('empty');
  mkdirSync(cwd);
  const silent = { write: () => undefined };
  expect(await runCommand(init, [], { cwd, environment: {}, stdout: silent, stderr: silent })).toBe(0);
  expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['playwright.config.ts', 'scenarios']));
});

type Serving = { url: string; accountSid: string; authToken: string };

test.describe('docs/emulator.md', () => {
  // One emulator for all blocks of the page.
  test.describe.configure({ mode: 'default' });

  let emulator: ChildProcess;
  let serving: Serving;
  let environment: Record<string, string>;

  /** Runs a command in the shell, as a reader would. A command that fails, fails the spec. */
  const shell = async (command: string): Promise<string> => {
    const options = { cwd: ROOT, env: cleanEnvironment(environment) };
    const script = command.replaceAll('curl ', 'curl --silent --show-error --fail ');
    return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], options)).stdout;
  };

  test.beforeAll(async () => {
    const command = textOf('emulator').trim();
    expect(command).toBe('npx flowproof emulator --flows scenarios --port 8010');
    // Any free port: the one on the page may be in use on this machine.
    const args = command.replace('8010', '0 --json').split(' ').slice(2);
    emulator = spawn(process.execPath, ['bin/flowproof.js', ...args], {
      cwd: ROOT,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first] = await once(emulator.stdout as NonNullable<ChildProcess['stdout']>, 'data');
    serving = JSON.parse(String(first));
    const { url: URL, accountSid: AC, authToken: TOKEN } = serving;
    environment = { URL, AC, TOKEN, EMULATOR: String(first) };
    const { flows } = JSON.parse(await shell('curl -u $AC:$TOKEN $URL/v2/Flows'));
    environment.FW = flows.find((flow: Record<string, string>) => flow.friendly_name === 'appointment-reminder').sid;
  });

  test.afterAll(async () => {
    emulator.kill();
    await once(emulator, 'exit');
  });

  test("Twilio's SDK for Node lists the flows", async () => {
    const script = `${textOf('node')}\nconsole.log(JSON.stringify(flows.map((flow) => flow.friendlyName)));`;
    const options = { cwd: ROOT, env: cleanEnvironment(environment) };
    const args = ['--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    expect(JSON.parse(stdout)).toContain('appointment-reminder');
  });

  test('curl triggers an execution, replies, lets time pass, and lists the steps to its end', async () => {
    const output = await shell(textOf('curl'));
    const { steps } = JSON.parse(output.slice(output.indexOf('{"steps"')));
    expect(steps.map((step: Record<string, string>) => step.transitioned_to).reverse()).toEqual([
      'ask_confirmation',
      'check_reply',
      'confirm',
      'book',
      'say_thanks',
      'Ended',
    ]);
  });

  test("curl sends a message to a flow's webhook, without credentials", async () => {
    expect(await shell(textOf('webhook'))).toContain('<Response');
  });

  test('Python triggers an execution and prints where it is', async () => {
    const python = ['python3', 'python'].find((one) => spawnSync(one, ['--version']).status === 0) ?? 'python3';
    const options = { env: cleanEnvironment(environment) };
    const { stdout } = await promisify(execFile)(python, ['-c', textOf('python')], options);
    expect(stdout).toContain("['ask_confirmation']");
  });
});
