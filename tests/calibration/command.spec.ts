// `flowproof calibrate` with a second emulator in place of the account: under Twilio's host names, with TLS and in real time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import { cleanEnvironment } from '../ci/project.ts';
import { flowOf, set } from '../emulator/flows.ts';
import { ROOT } from '../house/sources.ts';
import { type Account, openAccount } from '../live/account.ts';
import { test as base, expect } from '../test.ts';

type Ran = { code: number; stdout: string; stderr: string };
type Run = (...args: readonly string[]) => Promise<Ran>;

const test = base.extend<{ planned: { faults: readonly PlannedFault[] }; account: Account; calibrate: Run }>({
  planned: [{ faults: [] }, { option: true }],
  account: async ({ planned }, use, info) => {
    const account = await openAccount({
      flows: { mine: flowOf(set('note', {})) },
      numbers: [],
      folder: info.outputPath('account'),
      ...planned,
      behaviour: { objectText: 'ruby', variableBooleans: 'boolean' },
      // A calibration makes hundreds of calls, one after the other.
      latency: [0, 1],
    });
    await use(account);
    await account.close();
  },
  calibrate: async ({ account }, use, info) => {
    await use(async (...args) => {
      const child = spawn(process.execPath, [join(ROOT, 'bin/flowproof.js'), 'calibrate', ...args], {
        cwd: info.outputPath('.'),
        env: cleanEnvironment(account.environment),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ran: Ran = { code: 0, stdout: '', stderr: '' };
      child.stdout.on('data', (part) => (ran.stdout += part));
      child.stderr.on('data', (part) => (ran.stderr += part));
      [ran.code] = await once(child, 'close');
      return ran;
    });
  },
});

const sidOf = ({ environment }: Account): string => environment.TWILIO_ACCOUNT_SID ?? '';
const flowsOn = ({ studio }: Account) => studio.flows.all().map(({ revisions }) => revisions.at(-1)?.friendlyName);

test('it reports what differs, saves it, and leaves the account as it was', async ({ account, calibrate }) => {
  const { code, stdout } = await calibrate('--account', sidOf(account), '--save', '--json');
  const { answers } = JSON.parse(stdout) as { answers: { setting: string; result: string }[] };
  const settings = { objectText: 'ruby', variableBooleans: 'boolean' };
  expect(answers.filter(({ result }) => result === 'different').map(({ setting }) => setting)).toEqual(
    Object.keys(settings),
  );
  expect(JSON.parse(readFileSync(test.info().outputPath('flowproof.calibration.json'), 'utf8'))).toMatchObject({
    settings,
  });
  expect([code, flowsOn(account)]).toEqual([0, ['mine']]);
  expect(account.studio.messages.all()).toEqual([]);
  expect(account.studio.calls.all()).toEqual([]);
});

test.describe('if executions cannot be started', () => {
  test.use({
    planned: {
      faults: [{ operation: 'CreateExecution', nth: { from: 1, to: 10_000 }, fault: { status: 400, code: 20001 } }],
    },
  });

  test('no question is answered, and its flows are still deleted', async ({ account, calibrate }) => {
    const { stdout } = await calibrate('--account', sidOf(account), '--json');
    const { answers } = JSON.parse(stdout) as { answers: { result: string }[] };
    expect(new Set(answers.map(({ result }) => result))).toEqual(new Set(['not-asked']));
    expect(flowsOn(account)).toEqual(['mine']);
  });
});

test('an account that is not named is refused before anything is made on it', async ({ account, calibrate }) => {
  for (const args of [[], ['--account', `AC${'9'.repeat(32)}`], ['--account', sidOf(account), '--calls']]) {
    const { code, stderr } = await calibrate(...args);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/No test account is named|The environment names the account|needs two numbers/);
  }
  expect(flowsOn(account)).toEqual(['mine']);
});
