// The explanation of each event by which a widget is left.

import type { FlowDefinition, JsonObject } from '../../src/flow/types.ts';
import { explainVisit } from '../../src/path/explain.ts';
import { expect, test } from '../test.ts';

const condition = (name: string, type: string, value: string) => [
  { friendly_name: name, arguments: ['{{widgets.ask.inbound.Body}}'], type, value },
];

const definition: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    {
      name: 'ask',
      type: 'send-and-wait-for-reply',
      properties: { timeout: '3600' },
      transitions: [{ event: 'incomingMessage', next: 'check' }, { event: 'timeout' }, { event: 'deliveryFailure' }],
    },
    {
      name: 'check',
      type: 'split-based-on',
      properties: {},
      transitions: [
        { event: 'noMatch', next: 'again' },
        { event: 'match', next: 'book', conditions: condition('Yes', 'matches_any_of', 'yes, ok') },
        { event: 'match', next: 'cancel', conditions: condition('No', 'equal_to', 'no') },
      ],
    },
    {
      name: 'book',
      type: 'make-http-request',
      properties: {},
      transitions: [{ event: 'success', next: 'thank' }, { event: 'failed' }],
    },
  ],
};

const said = (body: string): JsonObject => ({ widgets: { ask: { inbound: { Body: body } } } });

type Asked = { widget: string; event?: string; next?: string; wanted?: string; context?: JsonObject };

const explained = ({ widget, event, context = {}, ...rest }: Asked) =>
  explainVisit({ definition, visit: { widget, enteredAt: '', ...(event ? { event } : {}) }, context, ...rest }).join(
    '\n',
  );

test('a split without a match shows the value and every condition', () => {
  const text = explained({ widget: 'check', event: 'noMatch', next: 'again', wanted: 'book', context: said('maybe') });
  expect(text).toBe(
    [
      '`check` was left by `noMatch`: no condition matched',
      '  {{widgets.ask.inbound.Body}} was "maybe"',
      '  Yes: matches_any_of "yes, ok" → book',
      '  No: equal_to "no" → cancel',
    ].join('\n'),
  );
});

test('a split that matched another condition names the one that matched', () => {
  const text = explained({ widget: 'check', event: 'match', next: 'cancel', wanted: 'book', context: said('no') });
  expect(text).toContain('the condition `No` matched');
  expect(text).toContain('was "no"');
});

test('a template that cannot be rendered is reported', () => {
  const broken = structuredClone(definition);
  for (const { conditions } of broken.states[1]?.transitions ?? []) {
    for (const one of conditions ?? []) one.arguments = ['{{ 1 | nonsense_filter: }} {% if %}'];
  }
  const visit = { widget: 'check', event: 'noMatch', enteredAt: '' };
  expect(explainVisit({ definition: broken, visit, context: {} }).join()).toContain('could not be rendered');
});

test('a reply is quoted', () => {
  expect(explained({ widget: 'ask', event: 'incomingMessage', context: said('Yo') })).toContain(
    'the contact replied "Yo"',
  );
});

test('a timeout says how long the widget waited', () => {
  expect(explained({ widget: 'ask', event: 'timeout' })).toBe(
    '`ask` was left by `timeout`: the contact did nothing within 3600 s',
  );
});

test('a request says which status answered it', () => {
  const context = { widgets: { book: { status_code: 503 } } };
  expect(explained({ widget: 'book', event: 'failed', context })).toContain('returned status 503');
});

test('without such a transition, the explanation lists the existing ones', () => {
  expect(explained({ widget: 'book', event: 'success', next: 'thank', wanted: 'again' })).toContain(
    '`book` does not lead to `again`: success → thank, failed → the end',
  );
});

test('a widget that is not in the definition, or was not left, has no explanation', () => {
  expect(explained({ widget: 'gone', event: 'x' })).toBe('');
  expect(explained({ widget: 'ask' })).toBe('');
});

const rendered = (template: string, context: JsonObject = {}): string => {
  const split = {
    name: 'split',
    type: 'split-based-on',
    properties: {},
    transitions: [{ event: 'noMatch', conditions: [{ arguments: [template], type: 'equal_to', value: 'x' }] }],
  };
  const visit = { widget: 'split', event: 'noMatch', enteredAt: '2026-12-24T17:59:00-08:00' };
  const flow = {
    initial_state: 'split',
    states: [{ ...split, transitions: [{ ...split.transitions[0], event: 'match' }] }],
  };
  return explainVisit({ definition: flow as FlowDefinition, visit, context }).join('\n');
};

for (const [template, value] of [
  ['{{ 7 | divided_by: 2 }}', '3'],
  ['{{ widgets.ask }}', '{\\"inbound\\":{\\"Body\\":\\"Hi\\"}}'],
  ['{{ "now" | date: "%F %H:%M" }}', '2026-12-24 17:59'],
  ['{% for i in (1..20) %}x{% endfor %}', 'x'.repeat(15)],
  ['{% include "package.json" %}', ''],
] as const)
  test(`an explanation renders ${template} as Studio does`, () => {
    expect(rendered(template, said('Hi'))).toContain(`was "${value}"`);
  });

for (const [digits, words] of [
  ['hangup', 'the contact hung up, which completes the recording'],
  ['#', 'the contact finished with "#"'],
  [undefined, '`noAudio` is for legacy accounts'],
] as const)
  test(`a recording that ended by ${digits ?? 'silence'} is explained`, () => {
    const state = { name: 'message', type: 'record-voicemail', properties: {}, transitions: [] };
    const message: JsonObject = digits ? { Digits: digits } : {};
    const context: JsonObject = { widgets: { message } };
    const visit = { widget: 'message', event: 'recordingComplete', enteredAt: '' };
    const definition = { initial_state: 'message', states: [state] };
    expect(explainVisit({ definition, visit, context }).join('\n')).toContain(words);
  });
