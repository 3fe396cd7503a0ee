// Templates that rendered to nothing are found, with or without an expectation for their values.

import type { JsonObject } from '../../src/flow/types.ts';
import { emptyTemplates } from '../../src/session/empty-templates.ts';
import type { Output } from '../../src/session/evidence.ts';
import { expect, test } from '../test.ts';
import { FLOW, judged } from './judged.ts';

const context: JsonObject = { flow: { variables: { order: 'A1' } }, widgets: { book: { parsed: { id: '' } } } };

const sent = (source: JsonObject): Output => ({
  kind: 'task',
  type: 'customer',
  properties: {},
  widget: 'thank',
  flow: 'a',
  step: 1,
  at: '',
  source,
});

const emptyIn = (source: JsonObject): string[] => emptyTemplates(judged({ context, outputs: [sent(source)] }));

test('a part that does not exist is named, with the keys that do', () => {
  expect(emptyIn({ body: 'Order {{flow.variables.ordr}}', to: '{{flow.variables.order}}' })).toEqual([
    '`thank`, body: {{flow.variables.ordr}} was empty: `flow.variables` has no `ordr`; it has order; did you mean `flow.variables.order`?',
  ]);
});

test('parameters are named by their keys, and an empty value counts', () => {
  expect(emptyIn({ parameters: [{ key: 'id', value: '{{widgets.book.parsed.id}}' }] })).toEqual([
    '`thank`, parameters.id: {{widgets.book.parsed.id}} was empty: `widgets.book.parsed.id` is ""',
  ]);
});

test('templates with defaults or tags that decide are not listed', () => {
  expect(
    emptyIn({
      a: '{% assign day = "now" | date: "%a" %}{{day}}',
      b: '{% if flow.data.name %}{{flow.data.name}}{% endif %}',
      c: '{{flow.data.name | default: "you"}}',
    }),
  ).toEqual([]);
});

test('variables that are set to nothing are found', () => {
  const variables = [{ key: 'reply', value: '{{widgets.ask.inbound.Text}}' }];
  const set = { name: 'book', type: 'set-variables', properties: { variables }, transitions: [{ event: 'next' }] };
  const states = FLOW.states.map((state) => (state.name === 'book' ? set : state));
  const evidence = judged({ definition: { ...FLOW, states }, outputs: [] });
  expect(emptyTemplates(evidence)).toEqual([expect.stringMatching(/^`book`, reply: .* has no `Text`; it has Body/)]);
});
