// `flowproof pull` downloads a flow's definition into its file, and describes in terms of the flow how the two differ.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { flowOf, say, widget } from '../emulator/flows.ts';
import { type Account, expect, test } from './account.ts';
import { flowproof, projectWith } from './cli.ts';
import { edited, ORDERS, STRICTER } from './flows.ts';

const FILE = 'scenarios/order-status/flow.json';
const DIFFERENCE = 'check_reply: the condition matches any of yes, ok, ok thanks became matches any of yes, ok';
const NOT_STRICT = 'check_reply: the condition matches any of yes, ok became matches any of yes, ok, ok thanks';

const project = ({ flowSid }: Account, definition?: FlowDefinition) =>
  projectWith(test.info().outputPath('project'), {
    flow: `{ definition: flow.json, sid: ${flowSid} }`,
    ...(definition ? { definition } : {}),
  });

const draft = ({ studio, flowSid }: Account, definition: FlowDefinition) =>
  studio.flows.revise(flowSid, { definition, status: 'draft' });

test('a missing file is written as Studio has the flow', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const folder = project(there);
  const { code, json } = await flowproof(there, folder, ['pull', '--json']);
  expect(code).toBe(0);
  expect(json()).toEqual({
    flows: [{ sid: there.flowSid, file: FILE, changed: true, differences: ['the file is new'] }],
  });
  expect(readFileSync(join(folder, FILE), 'utf8')).toBe(`${JSON.stringify(ORDERS, null, 2)}\n`);
});

test('a draft that is newer than the published revision is pulled, except with --published', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  draft(there, STRICTER);
  const folder = project(there, ORDERS);
  const pulled = await flowproof(there, folder, ['pull', '--json']);
  expect(pulled.json()).toMatchObject({ flows: [{ changed: true, differences: [DIFFERENCE] }] });
  const published = await flowproof(there, folder, ['pull', '--published', '--json']);
  expect(published.json()).toMatchObject({ flows: [{ changed: true, differences: [NOT_STRICT] }] });
  expect(JSON.parse(readFileSync(join(folder, FILE), 'utf8'))).toEqual(ORDERS);
});

test('--revision pulls that revision', async ({ account }) => {
  const there = await account({ definition: STRICTER });
  there.studio.flows.revise(there.flowSid, { definition: ORDERS, status: 'published' });
  const folder = project(there, ORDERS);
  const { json } = await flowproof(there, folder, ['pull', 'order-status', '--revision', '1', '--json']);
  expect(json()).toMatchObject({ flows: [{ differences: [DIFFERENCE] }] });
});

test('--check changes nothing, and exits with 1 for a file that differs', async ({ account }) => {
  const there = await account({ definition: STRICTER });
  const folder = project(there, ORDERS);
  const { code, stdout } = await flowproof(there, folder, ['pull', '--check']);
  expect(code).toBe(1);
  expect(stdout).toContain(`${FILE}: differs from revision 1 (published)\n    ${DIFFERENCE}`);
  expect(JSON.parse(readFileSync(join(folder, FILE), 'utf8'))).toEqual(ORDERS);
  writeFileSync(join(folder, FILE), JSON.stringify(STRICTER));
  expect((await flowproof(there, folder, ['pull', '--check'])).code).toBe(0);
});

test('--check says what a draft changes in the published revision', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  draft(there, STRICTER);
  const { code, stdout } = await flowproof(there, project(there, ORDERS), ['pull', '--check', '--published']);
  expect(code).toBe(0);
  expect(stdout).toContain(`a draft is not published yet: revision 2\n    ${DIFFERENCE}`);
});

test('a file with the same definition keeps its bytes', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const folder = project(there);
  const bytes = `${JSON.stringify({ states: ORDERS.states, initial_state: ORDERS.initial_state })}   \n`;
  writeFileSync(join(folder, FILE), bytes);
  await flowproof(there, folder, ['pull']);
  expect(readFileSync(join(folder, FILE), 'utf8')).toBe(bytes);
});

test('values in environments.json are not differences, and stay those of the file', async ({ account }) => {
  const url = 'https://orders-1-dev.twil.io/look-up';
  const dev = edited('look_up', (state) => ({ ...state, properties: { ...state.properties, url } }));
  const prod: FlowDefinition = JSON.parse(JSON.stringify(dev).replaceAll('orders-1-dev', 'orders-2-prod'));
  const there = await account({ definition: prod });
  const flow = `{ definition: flow.json, sids: { dev: FW${'1'.repeat(32)}, prod: ${there.flowSid} } }`;
  const folder = projectWith(test.info().outputPath('project'), { flow, definition: dev });
  expect((await flowproof(there, folder, ['pull', '--check', '--env', 'prod'])).code).toBe(1);
  const rows = [{ dev: 'https://orders-1-dev.twil.io', prod: 'https://orders-2-prod.twil.io' }];
  writeFileSync(join(folder, 'scenarios/environments.json'), JSON.stringify(rows));
  expect((await flowproof(there, folder, ['pull', '--check', '--env', 'prod'])).code).toBe(0);
});

test('a subflow without a file is pulled too, with the line that names it', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const child = there.studio.flows.add({
    friendlyName: 'Say goodbye',
    definition: flowOf(say('bye', 'Bye')),
    status: 'published',
  });
  const parent = flowOf(
    widget('goodbye', 'run-subflow', { flow_sid: child.sid, flow_revision: 'LatestPublished' }, { completed: '' }),
  );
  there.studio.flows.revise(there.flowSid, { definition: parent, status: 'published' });
  const folder = project(there);
  const { stdout } = await flowproof(there, folder, ['pull']);
  expect(stdout).toContain(`add to \`flow\` in orders.yaml: subflows: { ${child.sid}: subflows/Say-goodbye.json }`);
  expect(existsSync(join(folder, 'scenarios/order-status/subflows/Say-goodbye.json'))).toBe(true);
});

test('it sends GET requests only', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  await flowproof(there, project(there), ['pull']);
  expect(new Set(there.proxy.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('without a flow to pull, it says what to add', async ({ account }) => {
  const there = await account({ definition: ORDERS });
  const folder = projectWith(test.info().outputPath('project'), {
    flow: '{ definition: flow.json }',
    definition: ORDERS,
  });
  const { code, stderr } = await flowproof(there, folder, ['pull']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/no-flows: .*\n +fix: add `sid: FW…` to `flow`/);
});
