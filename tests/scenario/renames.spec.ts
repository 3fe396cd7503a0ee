// Which widget is the renamed one, if scenarios still use the old name.

import type { FlowDefinition } from '../../src/flow/types.ts';
import { type Renames, renamesIn } from '../../src/scenario/renames.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { expect, test } from '../test.ts';

/** Greets, asks for the name, checks it, and goes on; `reads` is what the check reads. */
const flowThatReads = (reads: string): FlowDefinition => ({
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingMessage', next: 'greet' }] },
    { name: 'greet', type: 'send-message', properties: {}, transitions: [{ event: 'sent', next: 'ask_your_name' }] },
    {
      name: 'ask_your_name',
      type: 'send-and-wait-for-reply',
      properties: {},
      transitions: [
        { event: 'incomingMessage', next: 'check' },
        { event: 'timeout', next: 'bye' },
      ],
    },
    {
      name: 'check',
      type: 'split-based-on',
      properties: { input: reads },
      transitions: [{ event: 'noMatch', next: 'bye' }],
    },
    { name: 'bye', type: 'send-message', properties: {}, transitions: [{ event: 'sent' }] },
  ],
});

const renames = (yaml: string, reads = ''): Renames => {
  const { tree } = parseYaml(`scenarios:\n  - ${yaml.replaceAll('\n', '\n    ')}\n`, '/flows/a.yaml');
  if (!tree) throw new Error('the file is YAML');
  return renamesIn(tree, flowThatReads(reads));
};

for (const [what, path] of [
  ['between two neighbours', '[greet, ask_name: incomingMessage, check]'],
  ['after a gap', '[..., ask_name: timeout, bye]'],
  ['before a gap', '[greet, ask_name, ...]'],
] as const)
  test(`a widget ${what} is the renamed one`, () => {
    expect(renames(`expect: { path: ${path} }`)('ask_name')).toEqual({
      was: 'ask_name',
      is: 'ask_your_name',
      uses: ['a.yaml:2 path'],
    });
  });

test('every use of the old name is listed, in the file and in the flow', () => {
  const yaml =
    'contact: [{ at: ask_name, silence: true }]\nmocks: { ask_name: { event: timeout } }\nexpect:\n  never: [ask_name]';
  expect(renames(yaml, '{{widgets.ask_name.inbound.Body}}')('ask_name')).toMatchObject({
    is: 'ask_your_name',
    uses: ['a.yaml:2 contact', 'a.yaml:3 mocks', 'a.yaml:5 never', 'flow.json: `check`, input'],
  });
});

test('a misspelt name is not a rename, and neither is a name without a similar widget', () => {
  expect(renames('expect: { path: [greet, ask_yuor_name, check] }')('ask_yuor_name')).toBeUndefined();
  expect(renames('expect: { path: [greet, pay, check] }')('nothing')).toBeUndefined();
  expect(renames('expect: { path: [check, pay, greet] }')('pay')).toBeUndefined();
  expect(renames('expect: { path: [pay] }')('pay')).toBeUndefined();
});
