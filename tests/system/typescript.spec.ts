// Tests in TypeScript that pass and fail, as a user sees them: the terminal, the evidence, the reports.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { type Account, openAccount } from './account.ts';
import { QUESTION } from './flows.ts';
import { everythingIn, projectWith, type Ran, run } from './run.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const HEAD = `import { expect, test } from '../../fixtures/index.ts';
const question = { flow: './flow.json', sid: '\${FLOW_SID}', from: '+15550100000', parameters: { name: 'Ada' } };
`;

const GREEN = `${HEAD}
test('a yes is thanked for', { tag: '@smoke' }, async ({ studio }) => {
  const execution = await studio.trigger(question);
  await expect(execution).toBeWaitingAt('ask');
  await expect(execution).toBeActive();
  await execution.at('ask').reply('Yes');
  await expect(execution).toHaveEnded();
  await expect(execution).not.toBeActive();
  await expect(execution).toHaveTraversed([{ ask: 'incomingMessage' }, '...', { thanks: 'sent' }]);
  await expect(execution).not.toHaveTraversed(['ask', 'check', 'sorry']);
  await expect(execution).toHaveSent(['Hi Ada, yes or no?', { matches: /^Thank/ }]);
  await expect(execution).toHaveContext({ 'widgets.ask.inbound.Body': 'Yes' });
  await expect(execution).not.toHaveEntered('sorry');
});
test('what is left waiting is ended', async ({ studio }) => {
  await studio.trigger(question);
});
test('one execution follows another', async ({ studio }) => {
  const first = await studio.trigger(question);
  const second = await studio.trigger(question);
  await second.at('ask').reply({ body: 'No' });
  await expect(second).toHaveTraversed(['ask', { check: 'noMatch' }, 'sorry']);
  await expect(first).toHaveTraversed(['ask']);
});
`;

const RED = `${HEAD}
test('path', async ({ studio }) => {
  const execution = await studio.trigger(question);
  await execution.at('ask').reply('Maybe');
  await expect(execution).toHaveTraversed(['ask', { check: 'match' }, 'thanks']);
});
test('waits', async ({ studio }) => {
  const execution = await studio.trigger(question);
  await expect(execution).toHaveEnded();
});
test('early', async ({ studio }) => {
  const execution = await studio.trigger(question);
  await execution.at('aks').reply('Yes');
});
test('number', async () => {
  await expect(5 as never).not.toHaveEnded();
});
test('hangs', async ({ studio }) => {
  await studio.trigger(question);
  test.setTimeout(100);
  await new Promise(() => {});
});
test('unmocked', async ({ studio }) => {
  const execution = await studio.trigger({ flow: './request.json' });
  await expect(execution).toHaveEntered('look');
});
`;

const look = {
  name: 'look',
  type: 'make-http-request',
  properties: { method: 'GET', url: 'https://example.com/look' },
  transitions: [{ event: 'success' }, { event: 'failed' }],
};
const trigger = { ...QUESTION.states[0], transitions: [{ event: 'incomingRequest', next: 'look' }] };
const REQUEST = { initial_state: 'Trigger', states: [trigger, look] };

let account: Account;
let green: Ran;
let red: Ran;

test.beforeAll(async () => {
  const flow = JSON.stringify(QUESTION);
  const folders = { green: test.info().outputPath('green'), red: test.info().outputPath('red') };
  projectWith(folders.green, { 'a/flow.json': flow, 'a/green.spec.ts': GREEN });
  projectWith(folders.red, { 'a/flow.json': flow, 'a/request.json': JSON.stringify(REQUEST), 'a/red.spec.ts': RED });
  account = await openAccount(folders.green, 'question', QUESTION);
  const lists = { FLOWPROOF_CONTACTS: '+15550100001', FLOWPROOF_ALLOW: '+15550100000' };
  green = await run(folders.green, [], { ...account.environment, ...lists });
  red = await run(folders.red);
});

test.afterAll(() => account.close());

/** The evidence of a failed test, by its name. */
const evidenceOf = (name: string) =>
  everythingIn(join(red.folder, 'reports/allure-results'))
    .filter(({ text }) => text.startsWith('{"version":1,"scenario"'))
    .map(({ text }) => JSON.parse(text))
    .find(({ scenario }) => scenario.name === name);

test('a spec beside the YAML runs on both targets', () => {
  expect(green.output).toMatch(/✓ .*\[emulator\] › scenarios\/a\/green\.spec\.ts:4:1 › a yes is thanked for @smoke/);
  expect(green.output).toMatch(/✓ .*\[twilio\] › scenarios\/a\/green\.spec\.ts:4:1 › a yes is thanked for @smoke/);
  expect(green.output).toContain('6 passed');
  expect(green.code).toBe(0);
});

test('nothing is left running on the account', () => {
  const { executions } = account.emulator.studio;
  const all = executions.page(account.environment.FLOW_SID ?? '', { offset: 0, size: 50 });
  expect(all.map(({ status }) => status)).toEqual(['ended', 'ended', 'ended', 'ended']);
});

test('a path that differs is shown as in YAML, at the call in TypeScript', () => {
  expect(red.output).toContain(
    [
      '    Error: path-differs: expected `check` to be left by `match`, but it was left by `noMatch`',
      '',
      '         expected      traversed',
      '         ask           ask: incomingMessage',
      '      ✗  check: match  check: noMatch',
      '      ✗  thanks        sorry: sent',
      '                       (ended)',
      '',
      '      why: `check` was left by `noMatch`: no condition matched',
      '             {{widgets.ask.inbound.Body}} was "Maybe"',
      '             Yes: matches_any_of "yes, y" → thanks',
    ].join('\n'),
  );
  expect(red.output).toMatch(/> {2}7 \| .*toHaveTraversed\(.*\n.*\^/);
});

test('an execution that waits is reported with the TypeScript to add', () => {
  expect(red.output).toContain('waits-for-contact: the execution waits at `ask` (send-and-wait-for-reply) for a reply');
  expect(red.output).toContain("await execution.at('ask').reply('Yes');   // or .silence()");
});

test('an action at an unknown widget fails at its call, with a suggestion', () => {
  expect(red.output).toContain('unknown-widget: The flow has no widget `aks`.\n      fix: did you mean `ask`?');
  expect(red.output).toMatch(/> 15 \| .*\.reply\('Yes'\)/);
});

test('a value that is not an execution is reported, with `.not` as well', () => {
  expect(red.output).toContain('no-execution: `toHaveEnded` expects an execution, but received a number');
});

test('a request without a mock fails a test that does not check it', () => {
  expect(red.output).toContain('unmocked-request: `look` (make-http-request) made a request that no mock answers');
  expect(red.output).toContain('mocks: { look: { status: 200, body: {} } }');
});

test('every test has its evidence, also one that was stopped', () => {
  expect(evidenceOf('path')).toMatchObject({ divergence: { index: 1 }, failures: [{ kind: 'path' }] });
  expect(evidenceOf('hangs')).toMatchObject({ status: 'active', path: [{ widget: 'ask' }], scenario: { line: 20 } });
});

test('coverage, the summary and Allure count it', () => {
  const report = ({ folder }: Ran, name: string) => readFileSync(join(folder, 'reports', name), 'utf8');
  expect(report(red, 'summary.md')).toContain('| a | path | emulator |');
  const covered = JSON.parse(report(green, 'coverage/coverage.json')).scenarios;
  expect(covered).toContainEqual(expect.objectContaining({ line: 4, targets: ['emulator', 'twilio'] }));
  const labels = everythingIn(join(red.folder, 'reports/allure-results')).map(({ text }) => text);
  expect(labels.some((text) => text.includes('"name":"flowproof-kind","value":"unmocked"'))).toBe(true);
});
