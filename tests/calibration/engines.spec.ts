// A project's calibration applies to every command that runs the engine in process, as it does in tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationText, readCalibration } from '../../src/calibration/file.ts';
import { runCommand } from '../../src/cli/command.ts';
import { command as explore } from '../../src/cli/explore.ts';
import { command as mutate } from '../../src/cli/mutate.ts';
import { createApp } from '../../src/playground/app.ts';
import { createPlayer } from '../../src/recorded/player.ts';
import { flowOf, say, split } from '../emulator/flows.ts';
import { expect, test } from '../test.ts';

const OVER_THREE = flowOf(
  split('check', '{{trigger.message.Body}}', [{ type: 'greater_than', value: '3', next: 'more' }], 'less'),
  say('more', 'More.'),
  say('less', 'Less.'),
);
const SCENARIO = `flow: { definition: flow.json }
scenarios: [{ name: five, trigger: incomingMessage, inputs: { body: '5' }, expect: { path: [check: match, more] } }]
`;

/** A project with a flow and a scenario, with or without a calibration. */
function project(name: string, settings?: Parameters<typeof calibrationText>[0]['settings']) {
  const cwd = test.info().outputPath(name);
  const folder = join(cwd, 'scenarios/over');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(OVER_THREE));
  writeFileSync(join(folder, 'over.yaml'), SCENARIO);
  if (settings) calibrate(cwd, settings);
  return cwd;
}

function calibrate(cwd: string, settings: Parameters<typeof calibrationText>[0]['settings']): void {
  const text = calibrationText({ account: `AC${'1'.repeat(32)}`, date: '2026-11-25', settings });
  writeFileSync(join(cwd, 'flowproof.calibration.json'), text);
}

async function answerOf(command: typeof explore | typeof mutate, cwd: string, ...args: string[]) {
  let stdout = '';
  const write = (text: string) => (stdout += text);
  await runCommand(command as typeof explore, args, {
    cwd,
    environment: {},
    stdout: { write },
    stderr: { write: () => {} },
  });
  return JSON.parse(stdout);
}

const NUMBERS_ONLY = { numbersInSplits: 'numbers-only' } as const;

test("explore uses the account's comparisons, and proves nothing by those of the embedded Studio", async () => {
  const args = ['scenarios/over', '--dry-run', '--json'];
  expect((await answerOf(explore, project('own'), ...args)).transitions).toMatchObject({ missing: 0 });
  const { details } = await answerOf(explore, project('calibrated', NUMBERS_ONLY), ...args);
  expect(details).toContainEqual(expect.objectContaining({ widget: 'check', event: 'match', status: 'missing' }));
});

test('mutate plays the scenarios as the account would, also after a run without calibration', async () => {
  const cwd = project('project');
  const before = await answerOf(mutate, cwd, '--json');
  calibrate(cwd, NUMBERS_ONLY);
  const after = await answerOf(mutate, cwd, '--json');
  expect([before.failing, after.failing]).toEqual([[], [expect.stringContaining('five')]]);
  expect(after.mutants.killed).toBe(0);
});

test('the playground uses the settings of the calibrated account in conversations and scenarios', async () => {
  const cwd = project('project', NUMBERS_ONLY);
  const behaviour = readCalibration(cwd);
  const app = createApp({ path: join(cwd, 'scenarios'), cwd, now: () => 0, environment: {}, behaviour });
  const ends = { contact: '+15550100001', flowNumber: '+15550100000' };
  const { conversation } = app.act({ do: 'start', start: { by: 'message', ...ends, body: '5' } });
  expect(conversation?.steps.map(({ event }) => event)).toContain('noMatch');
  expect((await app.scenarios()).map(({ result }) => result)).toEqual(['failed']);
});

test('a recording is played as the account would', () => {
  const fields = { From: '+15550100001', To: '+15550100000', Body: '5' };
  const inputs = { trigger: { kind: 'message', body: '5', fields, now: 0 }, widgets: new Map() } as const;
  const nextOf = (behaviour: typeof NUMBERS_ONLY | undefined) =>
    createPlayer({ name: 'over', definition: OVER_THREE, ...(behaviour ? { behaviour } : {}) })
      .play(inputs)
      .steps.find(({ from }) => from === 'check')?.to;
  expect([nextOf(undefined), nextOf(NUMBERS_ONLY)]).toEqual(['more', 'less']);
});
