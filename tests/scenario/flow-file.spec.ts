// The flow of a scenario file: its path is relative to the file, and its name comes from the file or folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';

const FLOW = JSON.stringify({
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingRequest', next: 'note' }] },
    { name: 'note', type: 'set-variables' },
  ],
});

/** A scenario file in `bookings/`, beside a flow of this name and content. */
function loadBeside(flow: string, content: string | Buffer = FLOW, definition = flow) {
  const file = test.info().outputPath('bookings', 'a.yaml');
  const flowFile = test.info().outputPath('bookings', flow);
  mkdirSync(dirname(flowFile), { recursive: true });
  writeFileSync(file, `flow: { definition: "${definition}" }\nscenarios: [{ name: one }]\n`);
  writeFileSync(flowFile, content);
  return loadScenarioFile(file, { env: { FOLDER: 'flows' } });
}

test('the folder of a flow.json names the flow', () => {
  expect(loadBeside('flow.json').scenarios[0]?.flow.name).toBe('bookings');
});

test('a file of another name names the flow', () => {
  expect(loadBeside('flows/reminder.json').scenarios[0]?.flow.name).toBe('reminder');
});

test('a path may contain an environment variable', () => {
  expect(loadBeside('flows/reminder.json', FLOW, '${FOLDER}/reminder.json').problems).toEqual([]);
});

test('a flow with a byte order mark is read', () => {
  expect(loadBeside('flow.json', `\ufeff${FLOW}`).problems).toEqual([]);
});

test('a mistake in the flow is reported with its position in flow.json', () => {
  const { problems, sources } = loadBeside('flow.json', FLOW.replace('"Trigger"', '"Triger"'));
  expect(problems).toMatchObject([{ code: 'unknown-start', fix: 'did you mean `Trigger`?' }]);
  expect(sources.has(problems[0]?.at?.file ?? '')).toBe(true);
});

for (const [name, content, code] of [
  ['far too large', Buffer.alloc(9 * 1024 * 1024, ' '), 'file-too-large'],
  ['in UTF-16', Buffer.from(`\ufeff${FLOW}`, 'utf16le'), 'not-utf8'],
  ['empty', '', 'flow-not-json'],
  [
    'nested thousands deep',
    FLOW.replace('"trigger"', `"trigger","properties":{"a":${'['.repeat(5e3)}${']'.repeat(5e3)}}`),
    'not-a-flow',
  ],
] as const) {
  test(`a flow that is ${name} is refused`, () => {
    expect(loadBeside('flow.json', content).problems.map((problem) => problem.code)).toEqual([code]);
  });
}

test('for a folder, the flow inside it is suggested', () => {
  expect(loadBeside('flows/flow.json', FLOW, 'flows').problems).toMatchObject([
    { code: 'missing-flow-file', fix: 'did you mean `flows/flow.json`?', at: { line: 1, column: 21 } },
  ]);
});
