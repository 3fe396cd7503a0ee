// `flowproof lint` has text, JSON and SARIF, and fails from the given severity on.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { example } from '../../src/analysis/lint/example.ts';
import { runCommand } from '../../src/cli/command.ts';
import { command } from '../../src/cli/lint.ts';
import { expect, test } from '../test.ts';

const NOTED = example(
  { incomingCall: 'a' },
  {
    a: [
      'connect-call-to',
      { noun: 'number', to: '+15550100001', caller_id: '{{flow.channel.address}}' },
      { callCompleted: null },
    ],
  },
);

async function lint(...args: string[]) {
  const cwd = test.info().outputPath('project');
  mkdirSync(join(cwd, 'scenarios/a'), { recursive: true });
  writeFileSync(join(cwd, 'scenarios/a/flow.json'), JSON.stringify(NOTED));
  const written = { stdout: '', stderr: '' };
  const code = await runCommand(command, args, {
    cwd,
    environment: {},
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { code, cwd, ...written };
}

test('notes fail the command only with --fail-on note', async () => {
  const { code, stdout } = await lint();
  expect(stdout).toContain('scenarios/a/flow.json:1:');
  expect(stdout).toContain('0 errors, 0 warnings, 1 note in 1 flow');
  expect([code, (await lint('--fail-on', 'note')).code, (await lint('--fail-on', 'loud')).code]).toEqual([0, 1, 2]);
});

test('--json has every finding with its position', async () => {
  const answer = JSON.parse((await lint('scenarios', '--json')).stdout);
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/lint.schema.json'), 'utf8'));
  expect(new Ajv2020().validate(schema, answer)).toBe(true);
  const { findings } = answer;
  expect(findings).toEqual([
    {
      code: 'hard-coded-number',
      severity: 'note',
      file: join('scenarios', 'a', 'flow.json'),
      line: 1,
      column: expect.any(Number),
      widget: 'a',
      message: expect.stringContaining('phone number'),
      fix: expect.any(String),
    },
  ]);
});

test('SARIF is written to a file', async () => {
  const { cwd } = await lint('--sarif', 'lint.sarif');
  expect(JSON.parse(readFileSync(join(cwd, 'lint.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
});

test('a missing path is an error, and --rules lists the rules', async () => {
  expect(await lint('nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('nowhere') });
  expect((await lint('--rules')).stdout).toContain('silent-end');
});
