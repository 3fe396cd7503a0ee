// `flowproof mutate` has text and JSON, writes a report in Stryker's format, and runs only changed mutants again.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runCommand } from '../../src/cli/command.ts';
import { command } from '../../src/cli/mutate.ts';
import { expect, test } from '../test.ts';

const ROOT = join(import.meta.dirname, '../..');

async function mutate(...args: string[]) {
  const cwd = test.info().outputPath('project');
  mkdirSync(cwd, { recursive: true });
  cpSync(join(ROOT, 'scenarios/opening-hours'), join(cwd, 'scenarios/opening-hours'), { recursive: true });
  const written = { stdout: '', stderr: '' };
  const code = await runCommand(command, args, {
    cwd,
    environment: {},
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { code, cwd, ...written };
}

test('--json has the numbers, the score in percent and every survivor', async () => {
  const { code, stdout } = await mutate('--json');
  const answer = JSON.parse(stdout);
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/mutate.schema.json'), 'utf8'));
  const ajv = new Ajv2020();
  expect(ajv.validate(schema, answer), JSON.stringify(ajv.errors)).toBe(true);
  const { total, killed, timedOut, survived, notCovered, equivalent, invalid } = answer.mutants;
  expect(killed + timedOut + survived + notCovered + equivalent + invalid).toBe(total);
  expect(answer.score).toBeCloseTo(((killed + timedOut) / (total - equivalent - invalid)) * 100, 0);
  expect(answer.survivors).toHaveLength(survived + notCovered);
  expect(code).toBe(0);
});

test("the report is valid in Stryker's format", async () => {
  const { cwd } = await mutate('--quiet');
  const report = JSON.parse(readFileSync(join(cwd, 'reports/mutation/mutation.json'), 'utf8'));
  const file = createRequire(import.meta.url).resolve(
    'mutation-testing-report-schema/mutation-testing-report-schema.json',
  );
  const ajv = new Ajv({ strict: false, formats: { uri: true } });
  expect(ajv.validate(JSON.parse(readFileSync(file, 'utf8')), report), JSON.stringify(ajv.errors)).toBe(true);
  expect(Object.keys(report.files)).toEqual(['scenarios/opening-hours/flow.json']);
});

test('a scenario with a mistake is named by its relative path, and the others run', async () => {
  await mutate('--quiet');
  const file = join(test.info().outputPath('project'), 'scenarios/opening-hours/broken.yaml');
  writeFileSync(
    file,
    'flow: { definition: flow.json }\nscenarios: [{ name: one, trigger: incomingMessage, inputs: { body: Hi }, expct: {} }]\n',
  );
  const { code, stdout, stderr } = await mutate('--quiet');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^scenarios\/opening-hours\/broken.yaml:2:\d+ unknown-key/),
  ]);
  expect(stdout).toContain('opening-hours');
});

test('a path that does not exist has a fix', async () => {
  expect(await mutate('nofile')).toMatchObject({ code: 2, stderr: expect.stringContaining('fix: name a flow.json') });
});

test('a score below the threshold fails the command', async () => {
  expect(await mutate('--threshold', '100')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('below the threshold of 100%'),
  });
  expect((await mutate('--threshold', '1')).code).toBe(0);
  expect((await mutate('--threshold', 'much')).code).toBe(2);
});

test('a second run has the same result, from the stored one', async () => {
  const first = await mutate('--json');
  const second = await mutate('--json');
  expect(second.stdout).toBe(first.stdout);
  const kept = JSON.parse(readFileSync(join(first.cwd, 'reports/mutation/incremental.json'), 'utf8'));
  expect(Object.keys(kept.verdicts)).toHaveLength(JSON.parse(first.stdout).mutants.total);
});

test('a flow.json is tested with the scenarios beside it', async () => {
  const { code, stdout } = await mutate('scenarios/opening-hours/flow.json', '--json');
  expect(JSON.parse(stdout).flows).toMatchObject([{ name: 'opening-hours' }]);
  expect(code).toBe(0);
  expect((await mutate('scenarios/other.json')).code).toBe(2);
});
