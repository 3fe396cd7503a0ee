// Runs on a simulated test account that a spec can stop in the middle of a scenario, and what is active there.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { TestInfo } from '@playwright/test';
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import type { FlowDefinition, FlowState } from '../../src/flow/types.ts';
import { CLI, cleanEnvironment } from '../ci/project.ts';
import { type Account, openAccount } from '../live/account.ts';
import { executionsOn } from '../live/sent.ts';
import { projectWith } from '../system/run.ts';
import { test as base, expect } from '../test.ts';

/** As many as scenarios of one run here, so that none ends the execution of another. */
export const CONTACTS = ['+15550100001', '+15550100002', '+15550100003'];
const [FIRST, SECOND, THIRD] = CONTACTS;
const FLOW_NUMBER = '+15550100011';

/** How many real seconds the flow waits: more than two runs take on a busy machine, while executions must be active. */
const WAIT = 600;

const ask: FlowState = {
  name: 'ask',
  type: 'send-and-wait-for-reply',
  properties: { body: 'Yes or no?', from: '{{flow.channel.address}}', timeout: String(WAIT) },
  transitions: [{ event: 'incomingMessage' }, { event: 'timeout' }, { event: 'deliveryFailure' }],
};

const menu: FlowState = {
  name: 'menu',
  type: 'gather-input-on-call',
  properties: { say: 'Press a key.', number_of_digits: 1, timeout: WAIT, loop: 1 },
  transitions: [{ event: 'keypress' }, { event: 'speech' }, { event: 'timeout' }],
};

const trigger: FlowState = {
  name: 'Trigger',
  type: 'trigger',
  properties: {},
  transitions: [
    { event: 'incomingMessage', next: 'ask' },
    { event: 'incomingCall', next: 'menu' },
    { event: 'incomingRequest', next: 'ask' },
  ],
};

/** Starting and ending processes takes time. */
export const SOON = { timeout: 60_000, intervals: [50] };

/** Longer than any of these specs waits. */
const WAITING: FlowDefinition = { initial_state: 'Trigger', states: [trigger, ask, menu] };

const SCENARIOS = `flow: { definition: flow.json, sid: "\${FLOW_SID}" }
defaults: { timeout: ${2 * WAIT}, inputs: { from: "${FLOW_NUMBER}" } }
scenarios:
  - name: silence follows
    contact: [{ at: ask, silence: true }]
  - name: the path is another one
    inputs: { to: "${FIRST}" }
    expect: { path: [ask: incomingMessage] }
  - name: the contact writes, and hears nothing more
    trigger: incomingMessage
    inputs: { body: Hello }
    contact: [{ at: ask, silence: true }]
  - name: the caller says nothing
    trigger: incomingCall
    contact: [{ at: menu, silence: true }]
`;

/** Files of the project's folder by which a test and its spec wait for each other. */
const [BETWEEN, GO, REFUSED] = ['between', 'go', 'refused'];

/** Tests in TypeScript beside the scenarios: specs run with them. */
const SPEC = `import { existsSync, writeFileSync } from 'node:fs';
import { test } from '../fixtures/index.ts';

const HERE = { flow: 'scenarios/a/flow.json', sid: '\${FLOW_SID}', from: '${FLOW_NUMBER}' };

test('it throws', async ({ studio }) => {
  await studio.trigger({ ...HERE, to: '${SECOND}' });
  throw new Error('thrown by the test');
});

test('it takes too long', async ({ studio }) => {
  await studio.trigger({ ...HERE, to: '${THIRD}' });
  test.setTimeout(100);
  await new Promise(() => {});
});

test.describe('one after the other', () => {
  test('the first one', async ({ studio }) => {
    await studio.trigger(HERE);
  });

  test('the second one', async ({ studio }) => {
    writeFileSync('${BETWEEN}', String(process.pid));
    // This process is blocked: it does not notice that its runner is gone.
    while (!existsSync('${GO}')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    await studio.trigger(HERE).catch((error) => writeFileSync('${REFUSED}', error.message));
  });
});
`;

type Run = {
  process: ChildProcess;
  /** The runner and its workers get the signal together, as with Ctrl-C. */
  signalAll: (signal: NodeJS.Signals) => void;
  killAll: () => void;
  over: Promise<string>;
};

export type Setup = {
  account: Account;
  folder: string;
  start: (...args: string[]) => Run;
  /** The output of the next run, of a scenario on the emulator. */
  next: (more?: Readonly<Record<string, string>>) => Promise<string>;
  active: () => string[];
  /** An execution of another user in the same flow, at the same time. */
  strange: () => string;
  callsUp: () => string[];
  journals: () => { name: string; pid: number; text: string }[];
};

function startIn(folder: string, environment: Readonly<Record<string, string>>, args: readonly string[]): Run {
  const env = cleanEnvironment(environment);
  // Detached: its PID is that of the process group with all of its workers.
  const child = spawn(process.execPath, [CLI, 'test', '--reporter=list', ...args], {
    cwd: folder,
    env,
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  const signalAll = (signal: NodeJS.Signals) => {
    try {
      process.kill(-Number(child.pid), signal);
    } catch {
      // The processes have already ended.
    }
  };
  const killAll = () => signalAll('SIGKILL');
  return {
    process: child,
    signalAll,
    killAll,
    over: new Promise((resolve) => child.on('close', () => resolve(output))),
  };
}

function journalsIn(folder: string) {
  const journals = join(folder, 'reports/journal');
  try {
    const names = readdirSync(journals).filter((name) => name.endsWith('.jsonl'));
    return names.map((name) => ({
      name,
      pid: Number.parseInt(name, 10),
      text: readFileSync(join(journals, name), 'utf8'),
    }));
  } catch {
    return [];
  }
}

type Options = { faults: readonly PlannedFault[] };

const QUICK = ['--project=emulator', '-g', 'silence follows'];

/** One folder for a worker's tests, so that Playwright compiles the files once. */
function projectOf({ workerIndex, project: { outputDir } }: TestInfo): { folder: string; cache: string } {
  const folder = join(outputDir, `signals-${workerIndex}`);
  if (!existsSync(folder)) {
    projectWith(folder, { 'a/flow.json': JSON.stringify(WAITING), 'a/a.yaml': SCENARIOS });
    writeFileSync(join(folder, 'scenarios/interrupted.spec.ts'), SPEC);
  }
  return { folder, cache: join(folder, 'compiled') };
}

export const test = base.extend<Options & { setup: Setup }>({
  faults: [[], { option: true }],
  setup: async ({ faults }, use, testInfo) => {
    const { folder, cache } = projectOf(testInfo);
    const contacts = CONTACTS.map((phoneNumber) => ({ phoneNumber }));
    const numbers = [...contacts, { phoneNumber: FLOW_NUMBER, flow: 'a' }];
    const own = testInfo.outputPath('account');
    const account = await openAccount({ flows: { a: WAITING }, numbers, folder: own, faults });
    const { studio, environment } = account;
    const variables = {
      FLOW_SID: account.sidOf('a'),
      FLOWPROOF_CONTACTS: CONTACTS.join(),
      FLOWPROOF_ALLOW: FLOW_NUMBER,
    };
    const runs: Run[] = [];
    const startWith = (more: Readonly<Record<string, string>>, args: readonly string[]) => {
      const run = startIn(folder, { ...environment, ...variables, PWTEST_CACHE_DIR: cache, ...more }, args);
      runs.push(run);
      return run;
    };
    await use({
      account,
      folder,
      start: (...args) => startWith({}, args),
      next: (more = {}) => startWith(more, QUICK).over,
      active: () => executionsOn(studio).flatMap(({ sid, status }) => (status === 'active' ? [sid] : [])),
      strange: () => {
        const parties = { to: '+15550100077', from: FLOW_NUMBER };
        const triggered = studio.executions.trigger({ flowSid: account.sidOf('a'), ...parties, parameters: {} });
        return triggered.ok ? triggered.value.sid : '';
      },
      callsUp: () => studio.calls.all().flatMap(({ sid, status }) => (status === 'in-progress' ? [sid] : [])),
      journals: () => journalsIn(folder),
    });
    for (const run of runs) run.killAll();
    await Promise.all(runs.map(({ over }) => over));
    rmSync(join(folder, 'reports'), { recursive: true, force: true });
    await account.close();
  },
});

/** Starts two tests in one worker, and waits until the first one is over and before the second one triggers anything. */
export async function betweenTwo(setup: Setup) {
  const at = (name: string) => join(setup.folder, name);
  for (const name of [BETWEEN, GO, REFUSED]) rmSync(at(name), { force: true });
  const run = setup.start('--project=twilio', '--no-deps', '--workers=1', '-g', 'one after the other');
  await expect.poll(() => existsSync(at(BETWEEN)) && readFileSync(at(BETWEEN), 'utf8'), SOON).toBeTruthy();
  return {
    run,
    worker: Number(readFileSync(at(BETWEEN), 'utf8')),
    goOn: () => writeFileSync(at(GO), ''),
    /** Why nothing was triggered. */
    refusal: () => (existsSync(at(REFUSED)) ? readFileSync(at(REFUSED), 'utf8') : ''),
  };
}

/** Starts the scenarios, each in a worker of its own, and waits until all are in the middle. */
export async function inTheMiddle(setup: Setup, ...names: readonly string[]): Promise<Run> {
  const run = setup.start('--project=twilio', '--no-deps', `--workers=${names.length}`, '-g', names.join('|'));
  await expect.poll(setup.active, SOON).toHaveLength(names.length);
  return run;
}

/** Starts the scenarios, waits until the workers know their executions, and returns the PID of the first worker. */
export async function workersInTheMiddle(
  setup: Setup,
  ...names: readonly string[]
): Promise<{ run: Run; worker: number }> {
  const run = await inTheMiddle(setup, ...names);
  const known = () => setup.journals().flatMap(({ text, pid }) => (text.includes('"started"') ? [pid] : []));
  await expect.poll(known, SOON).toHaveLength(names.length);
  return { run, worker: known()[0] ?? 0 };
}

export { expect };
