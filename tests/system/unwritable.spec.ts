// A project that cannot be written, with endless files: every test has its result, and the end of the run names what is missing.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { projectWith, type Ran, run } from './run.ts';

test.describe.configure({ mode: 'default' });

const SCENARIOS = `flow: { definition: flow.json }
defaults: { inputs: { to: "+15550100001", from: "+15550100000" } }
scenarios:
  - { name: it says nothing, contact: [{ at: ask, silence: true }], expect: { status: ended } }
  - { name: it takes another path, expect: { path: [nowhere: gone] } }
`;

const SPEC = `import { expect, test } from '../../fixtures/index.ts';
test('it attaches', ({}, info) => info.attach('text', { body: 'hello' }));
test('it is wrong', () => expect('a').toBe('b'));
`;

/** Even a user who may write everything, as in a container, cannot write below a file. */
const FILES = ['.flowproof', 'reports', 'test-results'];

let ran: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  projectWith(folder, { 'a/flow.json': JSON.stringify(QUESTION), 'a/a.yaml': SCENARIOS, 'a/own.spec.ts': SPEC });
  execFileSync(
    'mkfifo',
    ['one.yaml', 'two.yaml'].map((name) => join(folder, 'scenarios/a', name)),
  );
  for (const name of FILES) writeFileSync(join(folder, name), 'a file');
  ran = await run(folder, ['--workers=1']);
});

test.afterAll(() => {
  const [, folder] = /They are in (\S+)\./.exec(ran?.output ?? '') ?? [];
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('every test has its result, in YAML and in TypeScript, and failed tests say why', () => {
  expect(ran.output).toMatch(/4 failed/);
  expect(ran.output).toMatch(/2 passed/);
  expect(ran.output).toContain('it takes another path');
  expect(ran.output).toContain("expect('a').toBe('b')");
});

test('endless files are named, each by its own test, and the others run', () => {
  expect(ran.output).toContain('one.yaml cannot be read: it is not a regular file.');
  expect(ran.output).toContain('two.yaml cannot be read: it is not a regular file.');
});

for (const [what, where] of [
  ['The generated specs could', '.flowproof'],
  ['The outputs of tests could', 'test-results/scenarios'],
  ['The results for Allure could', 'reports/allure-results'],
  ['The coverage reports could', 'reports/coverage'],
  ['The history of passing flows could', 'reports/history/flows.json'],
  ['The summary could', 'reports/summary.md'],
  ['What was not checked could', 'reports/not-checked.md'],
] as const) {
  test(`the end of the run names ${where}`, () => {
    expect(ran.output).toContain(`${what} not be written to ${where}: a file is in the place of a folder`);
  });
}

test("it names Playwright's own report, the run fails, and no stack of Flowproof is shown", () => {
  expect(ran.output).toContain("Playwright's HTML report was not written to reports/html");
  expect(ran.code).toBe(1);
  expect(ran.output).not.toMatch(/^\s+at .*\/(src|dist)\//m);
});

test('coverage is still shown', () => {
  expect(ran.output).toMatch(/^coverage +widgets/m);
});
