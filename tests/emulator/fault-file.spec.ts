// A file of faults is valid, or each of its mistakes is shown at its line.

import { parseFaults } from '../../src/emulator/fault-file.ts';
import { FlowproofError, type Problem } from '../../src/errors.ts';
import { expect, test } from '../test.ts';

function problemsIn(text: string): readonly Problem[] {
  try {
    parseFaults(text, 'faults.json');
    return [];
  } catch (error) {
    return error instanceof FlowproofError ? error.problems : [];
  }
}

test('a fault is planned for the given call, or for the first one', () => {
  const fault = { status: 503 };
  const text = JSON.stringify([{ operation: 'ListExecution', fault }]);
  expect(parseFaults(text, 'faults.json')).toEqual([{ operation: 'ListExecution', nth: 1, fault }]);
});

test('text that is not JSON is shown at the first wrong character', () => {
  expect(problemsIn('[\n  { operation: 1 }\n]')).toMatchObject([{ code: 'not-json', at: { line: 2, column: 5 } }]);
});

for (const [text, at, message] of [
  ['{}', { line: 1, column: 1 }, 'must be a list of faults'],
  ['[7]', { line: 1, column: 2 }, 'must be an object'],
  ['[{ "fault": { "reset": true } }]', { line: 1, column: 2 }, '`operation` must name one'],
  ['[{ "operation": "CreateExecution" }]', { line: 1, column: 2 }, '`fault` must be an object'],
  ['[{ "operation": "CreateExecution", "fault": {} }]', { line: 1, column: 45 }, 'must hold one of status, body'],
  ['[{ "operation": "CreateExecution", "fault": { "delay": -1 } }]', { line: 1, column: 56 }, 'whole milliseconds'],
  ['[{ "operation": "CreateExecution", "fault": { "records": "gone" } }]', { line: 1, column: 58 }, 'duplicate, late'],
  [
    '[{ "operation": "CreateExecution", "fault": { "reset": true, "stale": true } }]',
    { line: 1, column: 71 },
    'one thing',
  ],
  [
    '[{ "operation": "CreateExecution", "fault": { "reset": true }, "nht": 1 }]',
    { line: 1, column: 71 },
    '`nht` is unknown',
  ],
] as const) {
  test(`a mistake is reported with its position: ${message}`, () => {
    expect(problemsIn(text)).toMatchObject([{ code: 'bad-fault', at, message: expect.stringContaining(message) }]);
  });
}
