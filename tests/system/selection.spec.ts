// Which scenarios a command line runs: by file, line, name, tag, what changed and what failed. One project for all specs.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../test.ts';
import { QUESTION } from './flows.ts';
import { projectWith, run } from './run.ts';

test.describe.configure({ mode: 'default' });

const scenarios = (...names: string[]): string =>
  [
    'flow: { definition: flow.json }',
    'scenarios:',
    ...names.map(
      (name) =>
        `  - name: ${name}\n    tags: [${name}]\n    contact: [{ at: ask, reply: "Yes" }]\n    expect: { status: ended }`,
    ),
    '',
  ].join('\n');

let folder: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });

test.beforeAll(() => {
  folder = test.info().outputPath('project');
  const flow = JSON.stringify(QUESTION);
  projectWith(folder, {
    'a/flow.json': flow,
    'a/a.yaml': scenarios('one', 'two'),
    'b/flow.json': flow,
    'b/b.yaml': scenarios('three', 'four'),
    'c/flow.json': flow,
    'c/c.yaml': scenarios('five', 'six'),
    'd/flow.json': flow,
    'd/d.yaml': scenarios('seven', 'eight'),
  });
  appendFileSync(join(folder, '.gitignore'), 'node_modules\n.flowproof\ntest-results\nreports\n');
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'a');
});

async function listed(...args: string[]): Promise<string[]> {
  const { output } = await run(folder, [...args, '--list']);
  return [...output.matchAll(/^ {2}\[emulator\] › scenarios\/\S+:\d+:\d+ › (\w+)/gm)].map(([, name = '']) => name);
}

for (const [what, args, names] of [
  [
    'a file, a folder and a part of a path',
    ['scenarios/a/a.yaml', 'scenarios/b', 'd.yaml'],
    ['one', 'two', 'three', 'four', 'seven', 'eight'],
  ],
  [
    'lines inside scenarios of several files',
    ['scenarios/a/a.yaml:8', 'b.yaml:4', 'c.yaml:8'],
    ['two', 'three', 'six'],
  ],
  ['a name or a tag', ['-g', 'three|@six'], ['three', 'six']],
  ['a shard', ['--shard=2/4'], ['three', 'four']],
] as const)
  test(`scenarios are selected by ${what}`, async () => {
    expect(await listed(...args)).toEqual(names);
  });

test('--only-changed sees scenario files and flow definitions', async () => {
  expect(await listed('--only-changed')).toEqual([]);
  appendFileSync(join(folder, 'scenarios/b/b.yaml'), '# changed\n');
  expect(await listed('--only-changed')).toEqual(['three', 'four']);
  appendFileSync(join(folder, 'scenarios/a/flow.json'), '\n');
  expect(await listed('--only-changed')).toEqual(['one', 'two', 'three', 'four']);
});

test('--last-failed finds the scenarios that failed in a run of named files', async () => {
  const failing = scenarios('nine').replace('status: ended', 'status: active');
  appendFileSync(join(folder, 'scenarios/b/b.yaml'), failing.slice(failing.indexOf('  - name')));
  await run(folder, ['scenarios/b/b.yaml', '--reporter=line']);
  expect(await listed('--last-failed')).toEqual(['nine']);
});

test('JUnit names its suites after the scenario files', async () => {
  const { output } = await run(folder, ['-g', 'one', '--reporter=junit']);
  expect(output).toContain('<testsuite name="scenarios/a/a.yaml"');
});
