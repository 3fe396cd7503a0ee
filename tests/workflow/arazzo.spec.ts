// The workflow's Arazzo description, run by an independent runner against the emulator, compared with our own workflow.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { createClient } from '../../src/workflow/client.ts';
import { triggerExecutionTrackSteps } from '../../src/workflow/workflow.ts';
import { ROOT } from '../house/sources.ts';
import { test as base, expect } from '../test.ts';

const DESCRIPTION = 'workflows/trigger-execution-track-steps.arazzo.yml';
const REDOCLY = join(ROOT, 'node_modules/.bin/redocly');
const run = promisify(execFile);

const definition: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingRequest', next: 'greet' }] },
    {
      name: 'greet',
      type: 'set-variables',
      properties: { variables: [{ key: 'greeting', value: 'Hi {{flow.data.name}}' }] },
      transitions: [{ event: 'next' }],
    },
  ],
};

/** No telemetry and no check for a newer version, because the test has no network. Credentials are in no process list. */
const redocly = (args: readonly string[], inputs: object = {}) =>
  run(REDOCLY, [...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_V8_COVERAGE: '',
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
    },
  });

const test = base.extend<{ emulator: Emulator; folder: string }>({
  // Playwright empties its output folder when another run begins.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'arazzo-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructuring
  emulator: async ({}, use) => {
    const emulator = await startEmulator({ flows: [{ name: 'greeting', definition }] });
    await use(emulator);
    await emulator.close();
  },
});

const inputsFor = ({ studio }: Emulator, more: object = {}) => {
  const flowSid = studio.flows.byName('greeting')?.sid ?? '';
  return { flowSid, to: '+15550100001', from: '+15550100000', ...more };
};

type Check = { name: string; status: string };
type Log = { files: Record<string, { executedWorkflows: { executedSteps: { stepId: string; checks: Check[] }[] }[] }> };

/** The runner's record of each step. */
async function respect({ url, accountSid, authToken }: Emulator, inputs: object, log: string) {
  const args = ['respect', DESCRIPTION, '--server', `studioApi=${url}`, '--json-output', log];
  await redocly(args, { ...inputs, accountSid, authToken });
  const { files }: Log = JSON.parse(readFileSync(log, 'utf8'));
  return Object.values(files).flatMap(({ executedWorkflows }) =>
    executedWorkflows.flatMap(({ executedSteps }) => executedSteps),
  );
}

test('all of its steps and checks pass', async ({ emulator, folder }) => {
  const steps = await respect(emulator, inputsFor(emulator), join(folder, 'log.json'));
  expect(steps.map(({ stepId }) => stepId)).toEqual(['triggerExecution', 'fetchExecution', 'listSteps']);
  const checks = steps.flatMap((step) => step.checks);
  expect(checks).toHaveLength(12);
  expect(checks.filter(({ status }) => status !== 'success')).toEqual([]);
});

test('the parameters reach the flow, and no parameters are an empty object', async ({ emulator, folder }) => {
  const inputs = inputsFor(emulator, { parameters: '{"name":"Ada","time":"10:00"}' });
  await respect(emulator, inputs, join(folder, 'with.json'));
  await respect(emulator, inputsFor(emulator, { to: '+15550100002' }), join(folder, 'without.json'));
  const executions = emulator.studio.executions.page(inputs.flowSid, { offset: 0, size: 2 });
  const data = executions.map(({ context }) => (context.flow as { data?: unknown }).data);
  expect(data.toReversed()).toEqual([{ name: 'Ada', time: '10:00' }, {}]);
});

test('our own workflow has the same outputs', async ({ emulator }) => {
  const { accountSid, authToken: password, url: origin } = emulator;
  const api = createClient({ accountSid, password, origin });
  const { status, steps } = await triggerExecutionTrackSteps(inputsFor(emulator), { api });
  await api.close();
  const path = steps.map(({ from, name, to }) => [from, name, to]);
  expect([status, path]).toEqual([
    'ended',
    [
      ['Trigger', 'incomingRequest', 'greet'],
      ['greet', 'next', 'Ended'],
    ],
  ]);
});

test('both descriptions are valid', async () => {
  await redocly(['lint', DESCRIPTION, 'workflows/studio.openapi.yml']);
});
