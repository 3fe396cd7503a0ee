// Subflows are found by name, by SID and in the scenarios folder, and what a scenario says of their widgets is checked.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FlowDefinition } from '../../src/flow/types.ts';
import { loadScenarioFile } from '../../src/scenario/load.ts';
import { expect, test } from '../test.ts';

const SID = `FW${'a'.repeat(32)}`;

const PARENT: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingRequest', next: 'run' }] },
    { name: 'run', type: 'run-subflow', properties: { flow_sid: SID }, transitions: [{ event: 'completed' }] },
  ],
};
const INNER: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingParent', next: 'ask' }] },
    { name: 'ask', type: 'send-and-wait-for-reply', properties: {}, transitions: [{ event: 'incomingMessage' }] },
  ],
};

/** Writes the files below the test's own folder and loads the parent's scenarios. */
function load(flow: string, scenario: string, files: Readonly<Record<string, string>> = {}) {
  const parent = `flow: ${flow}\nscenarios:\n  - name: one\n    ${scenario}\n`;
  const all = {
    'parent/flow.json': JSON.stringify(PARENT),
    'parent/p.yaml': parent,
    'inner/flow.json': JSON.stringify(INNER),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    const path = test.info().outputPath(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return loadScenarioFile(join(test.info().outputPath('parent'), 'p.yaml'), { env: {} });
}

const codes = (loaded: ReturnType<typeof load>): string[] => loaded.problems.map(({ code }) => code);
const NAMED = '{ definition: flow.json, subflows: { run: ../inner/flow.json } }';
const DEEP = 'contact: [{ at: ask, reply: a }]';

test('a subflow is named by the widget that runs it, or by its SID', () => {
  for (const flow of [NAMED, `{ definition: flow.json, subflows: { ${SID}: ../inner/flow.json } }`]) {
    const { scenarios } = load(flow, DEEP);
    expect(scenarios[0]?.flow.subflows).toMatchObject([{ sid: SID, name: 'inner' }]);
  }
});

test('a subflow is found by the SID that its own scenario file gives it', () => {
  const files = { 'inner/i.yaml': `flow: { definition: flow.json, sid: ${SID} }\nscenarios: [{ name: a }]\n` };
  expect(codes(load('{ definition: flow.json }', DEEP, files))).toEqual([]);
});

test('a subflow is found by the SID beside its definition', () => {
  const files = { 'inner/flow.json': JSON.stringify({ sid: SID, definition: INNER }), 'inner/i.yaml': 'flow: {}\n' };
  expect(load('{ definition: flow.json }', '', files).scenarios[0]?.flow.subflows?.[0]?.sid).toBe(SID);
});

test('a subflow that is not found is not a mistake, but its widgets are unknown', () => {
  expect(codes(load('{ definition: flow.json }', 'mocks: { run: { event: completed } }'))).toEqual([]);
  expect(codes(load('{ definition: flow.json }', DEEP))).toEqual(['unknown-widget']);
  expect(codes(load('{ definition: flow.json }', 'expect: { path: [{ run: [ask] }] }'))).toEqual(['no-subflow']);
});

test('a path through a subflow names its widgets and events', () => {
  expect(codes(load(NAMED, 'expect: { path: [{ run: [ask: incomingMessage] }] }'))).toEqual([]);
  expect(codes(load(NAMED, 'expect: { path: [{ run: { event: completed, path: [ask, ...] } }] }'))).toEqual([]);
  expect(codes(load(NAMED, 'expect: { path: [{ run: [aks] }] }'))).toEqual(['unknown-widget']);
  expect(codes(load(NAMED, 'expect: { path: [run, ask] }'))).toEqual(['unknown-widget']);
});

test('a name that is not a subflow is a mistake', () => {
  expect(codes(load('{ definition: flow.json, subflows: { run: no.json } }', ''))).toContain('missing-flow-file');
});
