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
  ['a scenario file', ['scenarios/a/a.yaml'], ['one', 'two']],
  ['a folder', ['scenarios/b'], ['three', 'four']],
  ['a part of a path', ['b.yaml'], ['three', 'four']],
  ['a line inside a scenario', ['scenarios/a/a.yaml:8'], ['two']],
  ['lines of two files', ['a.yaml:4', 'b.yaml:8'], ['one', 'four']],
  ['a name', ['-g', 'three'], ['three']],
  ['a tag', ['--grep', '@two'], ['two']],
  ['a shard', ['--shard=2/2'], ['three', 'four']],
] as const)
  test(`${what} selects its scenarios`, async () => {
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
  const failing = scenarios('five').replace('status: ended', 'status: active');
  appendFileSync(join(folder, 'scenarios/b/b.yaml'), failing.slice(failing.indexOf('  - name')));
  await run(folder, ['scenarios/b/b.yaml', '--reporter=line']);
  expect(await listed('--last-failed')).toEqual(['five']);
});

test('JUnit names its suites after the scenario files', async () => {
  const { output } = await run(folder, ['-g', 'one', '--reporter=junit']);
  expect(output).toContain('<testsuite name="scenarios/a/a.yaml"');
});
