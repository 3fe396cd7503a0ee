// `flowproof explore` writes scenarios that pass, adds to them in a second run, and has JSON for programs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runCommand } from '../../src/cli/command.ts';
import { command } from '../../src/cli/explore.ts';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { ask, flowOf, say, split, widget } from '../emulator/flows.ts';
import { expect, test } from '../test.ts';

const COLORS = flowOf(
  ask('ask', 'Which color?', { incomingMessage: 'check', timeout: 'late' }),
  split('check', '{{widgets.ask.inbound.Body}}', [{ value: 'red', next: 'right' }], 'wrong'),
  ...['right', 'wrong', 'late'].map((name) => say(name, `${name}!`)),
);

async function explore(definition: FlowDefinition, ...args: string[]) {
  const cwd = test.info().outputPath('project');
  mkdirSync(join(cwd, 'scenarios/a'), { recursive: true });
  writeFileSync(join(cwd, 'scenarios/a/flow.json'), JSON.stringify(definition));
  const written = { stdout: '', stderr: '' };
  const code = await runCommand(command, args, {
    cwd,
    environment: {},
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  const read = (name: string) => readFileSync(join(cwd, 'scenarios/a', name), 'utf8');
  return { code, cwd, read, ...written };
}

test('scenarios are written next to the flow, and the answer counts the transitions', async () => {
  const { code, stdout, read } = await explore(COLORS, 'scenarios/a', '--json');
  const answer = JSON.parse(stdout);
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/explore.schema.json'), 'utf8'));
  expect(new Ajv2020().validate(schema, answer)).toBe(true);
  expect(answer.transitions).toEqual({ total: 9, covered: 9, impossible: 0, missing: 0 });
  expect([code, answer.file]).toEqual([0, 'scenarios/a/explored.yaml']);
  expect(read('explored.yaml').match(/^ {2}- name: /gm)).toHaveLength(answer.scenarios);
});

test('a second run keeps the file, and adds scenarios for new transitions', async () => {
  const { read } = await explore(COLORS, 'scenarios/a');
  const first = read('explored.yaml')
    .replace('Which color?', 'Which color?')
    .replace('- name: ', '- description: mine\n    name: ');
  writeFileSync(join(test.info().outputPath('project'), 'scenarios/a/explored.yaml'), first);
  const again = await explore(COLORS, 'scenarios/a', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ scenarios: 0, transitions: { covered: 9 } });
  expect(again.read('explored.yaml')).toBe(first);
  const states = COLORS.states.map((state) => (state.name === 'late' ? say('late', 'late!', 'later') : state));
  const more = await explore({ ...COLORS, states: [...states, say('later', 'later!')] }, 'scenarios/a', '--json');
  expect(JSON.parse(more.stdout)).toMatchObject({ transitions: { total: 10, covered: 10, missing: 0 } });
  expect(more.read('explored.yaml')).toContain('description: mine');
});

test('with --uncovered, transitions that other scenarios cover are left out', async () => {
  await explore(COLORS, 'scenarios/a', '--write', 'scenarios/a/all.yaml');
  const { stdout } = await explore(COLORS, 'scenarios/a', '--uncovered', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ scenarios: 0, file: null, transitions: { covered: 9 } });
});

/** Each way has a request of its own, too long for three in one file. */
const LONG = flowOf(
  ask('ask', 'Which?', { incomingMessage: 'check' }),
  split('check', '{{widgets.ask.inbound.Body}}', [{ value: 'red', next: 'red' }], 'blue'),
  ...['red', 'blue'].map((name) =>
    widget(
      name,
      'make-http-request',
      { method: 'POST', url: 'https://example.com', content_type: 'text/plain', body: name.repeat(60_000) },
      { success: '', failed: '' },
    ),
  ),
);

test('scenarios that are too many for one file are written to several, which a second run continues', async () => {
  const { stdout, read } = await explore(LONG, 'scenarios/a', '--json');
  const files = ['scenarios/a/explored.yaml', 'scenarios/a/explored-2.yaml', 'scenarios/a/explored-3.yaml'];
  expect(JSON.parse(stdout)).toMatchObject({ scenarios: 5, files });
  expect(read('explored-3.yaml')).toMatch(/^flow:\n {2}definition: flow.json/m);
  const again = await explore(LONG, 'scenarios/a', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ scenarios: 0, files: [], transitions: { missing: 0 } });
});

test('a widget that Studio does not have is explained, and gets a mock', async () => {
  const flow = flowOf(widget('hang', 'hang-up', {}, { done: 'bye' }), say('bye', 'Bye.'));
  const { code, stderr, stdout } = await explore(flow, 'scenarios/a', '--json');
  expect(stderr).toContain('`hang` is of type `hang-up`, which Studio does not have');
  expect([code, JSON.parse(stdout).transitions.missing]).toEqual([0, 0]);
});

test('a file that is not a flow is reported with its position', async () => {
  const { code, stderr } = await explore({ states: 'none' } as never, 'scenarios/a');
  expect([code, (await explore(COLORS, 'nowhere')).code]).toEqual([1, 2]);
  expect(stderr).toContain('not-a-flow');
});
