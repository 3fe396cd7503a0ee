// A run of scenario files that pass, fail and have mistakes, as a user sees it: the terminal, the exit code, the reports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { everythingIn, projectWith, type Ran, run } from './run.ts';

// One run for all of these specs, which only read its results.
test.describe.configure({ mode: 'default' });

const HEAD = `flow:
  definition: flow.json
scenarios:
`;

const YES = `${HEAD}  - name: a yes is thanked for
    tags: [smoke]
    inputs: { to: "+15550100001", parameters: { name: Ada } }
    contact:
      - { at: ask, reply: "Yes" }
    expect:
      status: ended
      path: [ask: incomingMessage, check: match, thanks: sent]
      messages: ["Hi Ada, yes or no?", Thank you.]
`;

const MAYBE = `${HEAD}  - name: a maybe is thanked for
    contact:
      - { at: ask, reply: Maybe }
    expect:
      path:
        - ask: incomingMessage
        - check: match
        - thanks
`;

const MISTAKES = `${HEAD}  - name: one
    expct: {}
  - name: two
    tags: [broken]
    expect: { path: [nowhere] }
  - name: three
    contact: [{ at: ask, reply: "Yes" }]
  - name: four
    fixme: FLOW-12
    contact: [{ at: ask, reply: "Yes" }]
    expect: { never: [thanks] }
  - name: five
    fixme: FLOW-13
    contact: [{ at: ask, reply: "Yes" }]
`;

let ran: Ran;

test.beforeAll(async () => {
  const folder = test.info().outputPath('project');
  const flow = JSON.stringify(QUESTION);
  const files = { 'a/flow.json': flow, 'a/yes.yaml': YES, 'a/maybe.yaml': MAYBE, 'a/mistakes.yaml': MISTAKES };
  // By the sources, as in a clone; the other specs run the package.
  projectWith(folder, files, 'sources');
  ran = await run(folder);
});

const reports = (path: string): string => join(ran.folder, 'reports', path);

test('each scenario is a test at its own line, and the run fails with one of them', () => {
  expect(ran.output).toMatch(/✓ .*scenarios\/a\/yes\.yaml:4:5 › a yes is thanked for @smoke/);
  expect(ran.output).toMatch(/✘ .*scenarios\/a\/maybe\.yaml:4:5 › a maybe is thanked for/);
  expect(ran.output).toContain('4 failed');
  expect(ran.output).toContain('3 passed');
  expect(ran.code).toBe(1);
});

test('a path that differs is shown beside the expected one, with the reason', () => {
  expect(ran.output).toContain(
    [
      '    scenarios/a/maybe.yaml:10:11 path-differs: expected `check` to be left by `match`, but it was left by `noMatch`',
      '         9 |         - ask: incomingMessage',
      '      > 10 |         - check: match',
      '           |           ^',
      '        11 |         - thanks',
      '',
      '         expected              traversed',
      '         ask: incomingMessage  ask: incomingMessage',
      '      ✗  check: match          check: noMatch',
      '      ✗  thanks                sorry: sent',
      '                               (ended)',
      '',
      '      why: `check` was left by `noMatch`: no condition matched',
      '             {{widgets.ask.inbound.Body}} was "Maybe"',
      '             Yes: matches_any_of "yes, y" → thanks',
    ].join('\n'),
  );
});

test('each scenario with a mistake fails under its own name, and the others of its file run', () => {
  expect(ran.output).toMatch(/✘ .*scenarios\/a\/mistakes\.yaml:4:5 › one/);
  expect(ran.output).toMatch(/✘ .*scenarios\/a\/mistakes\.yaml:6:5 › two/);
  expect(ran.output).toMatch(/✓ .*scenarios\/a\/mistakes\.yaml:9:5 › three/);
  expect(ran.output).toContain('scenarios/a/mistakes.yaml:5:5 unknown-key');
  expect(ran.output).toContain('scenarios/a/mistakes.yaml:8:22 unknown-widget');
});

test('a scenario with `fixme` may fail, and must not pass', () => {
  expect(ran.output).toContain('passes-now: It passes now: remove `fixme` (FLOW-13).');
  expect(ran.output).not.toMatch(/\d+\) .* › four/);
});

test('a mistake is reported when a tag selects its scenario', async () => {
  const { output, code } = await run(ran.folder, ['--grep', '@broken', '--reporter=list']);
  expect(output).toContain('1 failed');
  expect(code).toBe(1);
});

test('no stack, no source code of Flowproof and no advice of Playwright is shown', () => {
  expect(ran.output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(ran.output).not.toContain('fixtures/');
  const left = everythingIn(join(ran.folder, 'test-results')).map(({ file }) => file);
  expect(left.filter((file) => !file.endsWith('.last-run.json'))).toEqual([]);
});

test("Playwright's report has path, messages, context and calls", () => {
  const texts = everythingIn(reports('html')).map(({ text }) => text);
  const words = [
    'check: noMatch',
    'replies: Maybe',
    'widgets.ask.inbound.Body: \\"Maybe\\"',
    '/Executions 201',
    'emulator (time is simulated)',
  ];
  for (const word of words)
    expect(
      texts.some((text) => text.includes(word)),
      word,
    ).toBe(true);
  expect(readdirSync(reports('html/data')).some((name) => name.endsWith('.svg'))).toBe(true);
});

test("Allure's results have flow, severity and the category of the failure", () => {
  const results = everythingIn(reports('allure-results')).filter(({ file }) => file.endsWith('-result.json'));
  expect(results).toHaveLength(7);
  const maybe = JSON.parse(results.find(({ text }) => text.includes('a maybe'))?.text ?? '{}');
  expect(maybe.labels).toEqual(
    expect.arrayContaining([
      { name: 'parentSuite', value: 'a' },
      { name: 'severity', value: 'normal' },
      { name: 'flowproof-kind', value: 'path' },
    ]),
  );
});

test('the summary names the failed scenarios', () => {
  expect(readFileSync(reports('summary.md'), 'utf8')).toContain('| a | a maybe is thanked for | emulator |');
  expect(existsSync(reports('coverage/coverage.json'))).toBe(true);
});

test('--list keeps the reports of the last run', async () => {
  // What else selects scenarios: selection.spec.ts.
  const { output } = await run(ran.folder, ['--grep', '@smoke', '--list']);
  expect(output).toContain('Total: 1 test in 1 file');
  expect(readFileSync(reports('summary.md'), 'utf8')).toContain('4 failed');
});

test('the scenario around a line can be run', async () => {
  const { output, code } = await run(ran.folder, ['scenarios/a/yes.yaml:8', '--reporter=list']);
  expect(output).toMatch(/✓ .*scenarios\/a\/yes\.yaml:4:5 › a yes is thanked for/);
  expect(output).toContain('1 passed');
  expect(code).toBe(0);
});
