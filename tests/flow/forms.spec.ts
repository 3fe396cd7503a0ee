// A flow's JSON is accepted in every form in which it is exported, or the error explains what to do.

import { parseFlow } from '../../src/flow/load.ts';
import { expect, test } from '../test.ts';

const FLOW = {
  initial_state: 'Trigger',
  states: [{ name: 'Trigger', type: 'trigger', properties: {}, transitions: [] }],
};

const answer = { sid: `FW${'1'.repeat(32)}`, friendly_name: 'a', status: 'published', definition: FLOW };

for (const [form, value] of [
  ["the API's answer", answer],
  ["the CLI's list", [{ ...answer, friendlyName: 'a' }]],
  ['a definition that is a JSON text', { ...answer, definition: JSON.stringify(FLOW) }],
  ['a JSON text', JSON.stringify(FLOW)],
  ['a JSON text that was made JSON twice', JSON.stringify(JSON.stringify(FLOW))],
] as const) {
  test(`${form} is a flow`, () => {
    expect(parseFlow(JSON.stringify(value), 'flow.json').flow?.states).toHaveLength(1);
  });
}

test('a mistake in such a form has its position in the file', () => {
  const text = JSON.stringify([{ ...answer, definition: { ...FLOW, initial_state: 'Triger' } }], undefined, 1);
  const [problem] = parseFlow(text, 'flow.json').problems;
  const line = text.split('\n').findIndex((one) => one.includes('initial_state')) + 1;
  expect(problem).toMatchObject({ code: 'unknown-start', at: { line } });
});

test('a list of several flows is explained', () => {
  const [problem] = parseFlow(JSON.stringify([answer, { ...answer, friendly_name: 'b' }]), 'flow.json').problems;
  expect(problem?.message).toBe('The file holds 2 flows: `a`, `b`.');
});

test('a Terraform template is explained, with its placeholders', () => {
  const text = '{ "initial_state": "Trigger", "states": ${jsonencode(states)}, "flags": ${flags} }';
  const [problem] = parseFlow(text, 'flow.tftpl').problems;
  expect(problem).toMatchObject({ code: 'flow-not-json', at: { line: 1 } });
  expect(problem?.message).toContain('it contains `${jsonencode(states)}`, `${flags}`');
});

test('a placeholder inside a text is text', () => {
  const text = JSON.stringify({ ...FLOW, description: '${name}' });
  expect(parseFlow(text, 'flow.json').flow?.description).toBe('${name}');
});
