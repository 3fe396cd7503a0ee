// Each operator makes mutants with one fault each, and each mutant is a different flow that can run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { example } from '../../../src/analysis/lint/example.ts';
import { mutantsOf } from '../../../src/analysis/mutate/mutants.ts';
import { changed } from '../../../src/analysis/mutate/operator.ts';
import { OPERATORS } from '../../../src/analysis/mutate/operators/index.ts';
import { mutatePage } from '../../../src/analysis/mutate/page.ts';
import { checkDefinition } from '../../../src/flow/check.ts';
import type { Json } from '../../../src/flow/types.ts';
import { shippedScenarios } from '../../scenario/shipped.ts';
import { expect, test } from '../../test.ts';

const FLOW = example(
  { incomingMessage: 'set', incomingCall: 'menu' },
  {
    set: ['set-variables', { variables: [{ key: 'n', value: '{{flow.data.n | plus: 1}}' }] }, { next: 'get' }],
    get: [
      'make-http-request',
      {
        method: 'POST',
        url: 'https://example.com/{{flow.data.id}}',
        body: '{"n": 1}',
        parameters: [{ key: 'n', value: '1' }],
      },
      { success: 'which', failed: 'bye' },
    ],
    which: [
      'split-based-on',
      { input: '{{widgets.get.parsed.kind | strip}}' },
      {
        noMatch: 'bye',
        match: [
          ['equal_to', 'a', 'hand'],
          ['contains', 'b', 'bye'],
          ['starts_with', 'b', 'hand'],
        ],
      },
    ],
    hand: ['send-to-flex', { attributes: '{"a": "{{flow.data.n}}"}' }, { callComplete: null, failedToEnqueue: 'bye' }],
    bye: ['send-message', { body: 'Bye {{flow.data.name}}', to: '{{contact.channel.address}}' }, { sent: null }],
    menu: [
      'gather-input-on-call',
      { say: 'Press 1', timeout: 5, number_of_digits: 1 },
      { keypress: null, timeout: 'say' },
    ],
    say: ['say-play', { say: 'Nothing heard' }, { audioComplete: null }],
  },
);
const mutants = mutantsOf(FLOW);

for (const { name } of OPERATORS) {
  test(`${name} makes flows that differ and can run`, () => {
    const own = mutants.filter(({ operator }) => operator === name);
    expect(own.length).toBeGreaterThan(0);
    for (const { changes, description, widget } of own) {
      const mutated = changed(FLOW, changes);
      expect(mutated).not.toEqual(FLOW);
      expect(checkDefinition(mutated as unknown as Json)).toEqual([]);
      expect(description).toContain(`\`${widget}\``);
    }
  });
}

test('a mutant keeps its identity when a widget is added before it, and no two have the same', () => {
  const [trigger, ...rest] = FLOW.states;
  const more = { name: 'more', type: 'set-variables', properties: {}, transitions: [] };
  const longer = { ...FLOW, states: trigger ? [trigger, more, ...rest] : rest };
  const known = new Set(mutantsOf(longer).map(({ id }) => id));
  const moved = mutants.filter(({ operator }) => operator !== 'retarget-transition');
  expect(moved.filter(({ id }) => !known.has(id))).toEqual([]);
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
});

test('swapping two conditions is equivalent only if they never hold together', () => {
  const reordered = mutants.filter(({ operator }) => operator === 'reorder-conditions');
  const which = (equal: boolean) => reordered.filter(({ equivalent }) => (equivalent !== undefined) === equal).length;
  expect([which(true), which(false)]).toEqual([1, 1]);
});

test('a mutant in an unreachable widget is equivalent', () => {
  const lost = { name: 'lost', type: 'send-message', properties: { body: 'Hi' }, transitions: [] };
  const found = mutantsOf({ ...FLOW, states: [...FLOW.states, lost] }).filter(({ widget }) => widget === 'lost');
  expect(found.map(({ equivalent }) => equivalent)).toEqual([
    'no path leads to the widget',
    'no path leads to the widget',
  ]);
});

test('mutants of the shipped flows are many and all different', () => {
  const flows = [...new Set(shippedScenarios().map(({ flow }) => flow.definition))];
  const all = flows.flatMap((flow) => (flow ? mutantsOf(flow) : []));
  expect(all.length).toBeGreaterThan(500);
});

test('the table of operators in the docs is the generated one', () => {
  const file = join(import.meta.dirname, '../../../docs/mutate.md');
  expect(readFileSync(file, 'utf8')).toBe(mutatePage(OPERATORS, readFileSync(file, 'utf8')));
});
