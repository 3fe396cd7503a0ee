// `flowproof record` turns executions into scenarios that pass and contain nothing that the recording does not show.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { flowOf, widget } from '../emulator/flows.ts';
import { type Account, CONTACT, expect, FLOW_NUMBER, test } from './account.ts';
import { flowproof, projectWith } from './cli.ts';
import { converse } from './conversations.ts';
import { ORDERS } from './flows.ts';

const FILE = 'scenarios/order-status/recorded.yaml';

const project = ({ flowSid }: Account) =>
  projectWith(test.info().outputPath('project'), {
    flow: `{ definition: flow.json, sid: ${flowSid} }`,
    definition: ORDERS,
  });

const written = (folder: string) => readFileSync(join(folder, FILE), 'utf8');
const scenariosIn = (folder: string) => parse(written(folder)).scenarios;

test('executions with the same path become one scenario with a count', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  for (const replies of [['yes'], ['ok'], ['no']]) converse(there, { replies });
  const folder = project(there);
  const { code, json } = await flowproof(there, folder, ['record', '--json']);
  expect(code).toBe(0);
  expect(json()).toEqual({ executions: 3, scenarios: 2, files: [FILE], notReproduced: 0 });
  expect(scenariosIn(folder)[0].description).toMatch(/^Recorded 2 times, as FN\w{32} \(revision 1\)\.$/);
});

test('a scenario has the trigger, the replies, the answers, the time and the path', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { parameters: { name: 'Ada' }, replies: ['what?', 'yes'] });
  const folder = project(there);
  await flowproof(there, folder, ['record']);
  const [scenario] = scenariosIn(folder);
  expect(scenario).toMatchObject({
    trigger: 'incomingRequest',
    inputs: { parameters: { name: 'Ada' } },
    mocks: { look_up: { status: 200, body: { status: 'shipped', eta: 'Friday' } } },
    contact: [
      { at: 'question', reply: 'what?' },
      { at: 'question', reply: 'yes' },
    ],
    expect: { status: 'ended' },
  });
  expect(scenario.expect.path.slice(1, 3)).toEqual([{ check_reply: 'noMatch' }, { count: 'next' }]);
  expect(scenario.now).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
});

test('the file loads without mistakes, and contains no number of the account', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: [`call ${CONTACT}`, 'no'] });
  const folder = project(there);
  await flowproof(there, folder, ['record']);
  expect(loadScenarioFile(join(folder, FILE), { env: {}, target: 'emulator' }).problems).toEqual([]);
  for (const number of [CONTACT, FLOW_NUMBER]) expect(written(folder)).not.toContain(number.slice(2));
});

test('a value that a recording does not show becomes a comment, and is not invented', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'], answers: [{ event: 'failed' }] });
  const folder = project(there);
  await flowproof(there, folder, ['record']);
  expect(written(folder)).toContain('  # look_up: why it failed is not recorded: no answer in time, no connection, or');
  expect(scenariosIn(folder)[0].mocks).toEqual({ look_up: { event: 'failed' } });
});

test('an execution without an end gets a comment that the recording does not show who ended it', async ({
  account,
}) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['what?'] });
  const folder = project(there);
  expect((await flowproof(there, folder, ['record'])).code).toBe(0);
  expect(written(folder)).toContain('# The execution stopped at question: the recording does not say who ended it.');
  expect(scenariosIn(folder)[0].expect).toMatchObject({ status: 'active' });
});

test('single executions are named by their SIDs, and their flow is found', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const sid = converse(there, { replies: ['yes'] });
  converse(there, { replies: ['no'] });
  const { json } = await flowproof(there, project(there), ['record', sid, '--json']);
  expect(json()).toMatchObject({ executions: 1, scenarios: 1 });
});

test('a flow that is not in the repository gets its definition beside the scenarios', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  const folder = test.info().outputPath('empty');
  const { json } = await flowproof(there, folder, ['record', '--flow', there.flowSid, '--json']);
  const files = json().files as string[];
  expect(files).toHaveLength(2);
  expect(files.every((file) => existsSync(join(folder, file)))).toBe(true);
});

test('a file that the command did not write is not replaced', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  converse(there, { replies: ['yes'] });
  const folder = project(there);
  writeFileSync(join(folder, FILE), '# mine\n');
  const { code, stderr } = await flowproof(there, folder, ['record']);
  expect([code, written(folder)]).toEqual([1, '# mine\n']);
  expect(stderr).toContain('file-exists');
});

const STRANGE = flowOf(widget('odd', 'start-hologram', {}, { done: '' }));

test('an execution that is not reproduced is marked with the reason, and listed in the report', async ({ account }) => {
  const there = await account({ definition: STRANGE });
  converse(there, { replies: [] });
  const folder = test.info().outputPath('empty');
  const { code, json } = await flowproof(there, folder, ['record', '--flow', there.flowSid, '--report', '--json']);
  expect(code).toBe(1);
  expect(json()).toMatchObject({ executions: 1, notReproduced: 1 });
  const [file = '', , page = ''] = json().files as string[];
  expect(parse(readFileSync(join(folder, file), 'utf8')).scenarios[0].fixme).toContain('start-hologram');
  expect(readFileSync(join(folder, page), 'utf8')).toContain('1 executions take this path');
});
