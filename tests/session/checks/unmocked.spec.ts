// The failure when no mock answered a request.

import { parse } from 'yaml';
import type { FlowDefinition } from '../../../src/flow/types.ts';
import { checkUnmocked, explainStop } from '../../../src/session/checks/unmocked.ts';
import { expect, test } from '../../test.ts';
import { FLOW, judged, scenario } from '../judged.ts';

const request = { method: 'POST', url: 'https://clinic.example/book' };
const book = {
  kind: 'unmocked' as const,
  widget: 'book',
  widgetType: 'make-http-request',
  message: 'nobody answered',
  fix: '',
  request,
};

test('a request without a mock names the widget and the YAML to add, once', () => {
  const failures = checkUnmocked(scenario({}), judged({ incidents: [book, book] }));
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({ kind: 'unmocked', code: 'unmocked-request' });
  expect(failures[0]?.message).toContain(
    '`book` (make-http-request) made a request that no mock answers: POST https://',
  );
  expect(failures[0]?.fix).toContain('mocks:\n  book: { status: 200, body: {} }');
});

test('a handover is mocked by an event of its widget', () => {
  const { request: _, ...party } = { ...book, widgetType: 'send-to-flex', message: 'nobody is there' };
  const states = FLOW.states.map((state) => (state.name === 'book' ? { ...state, type: 'send-to-flex' } : state));
  const definition = { ...FLOW, states };
  const [failure] = checkUnmocked(scenario({}), judged({ definition, incidents: [party] }));
  expect(failure?.fix).toContain('book: { event: success }');
});

test("a widget that Studio does not have fails the scenario with the emulator's message", () => {
  const unknown = { ...book, kind: 'unknown-widget' as const, fix: 'mock it' };
  const [failure] = checkUnmocked(scenario({}), judged({ incidents: [unknown] }));
  expect(failure).toMatchObject({ code: 'unknown-widget', fix: 'mock it' });
});

test('a limit of Studio alone is not a failure, but explains one', () => {
  const limit = { ...book, kind: 'limit' as const, message: 'more than 1,000 steps' };
  expect(checkUnmocked(scenario({}), judged({ incidents: [limit] }))).toEqual([]);
  const [why] = explainStop(scenario({}), judged({ incidents: [limit] }));
  expect(why?.message).toContain('more than 1,000 steps');
});

const FLOW_OF_REQUESTS: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', properties: {}, transitions: [{ event: 'incomingMessage', next: 'find' }] },
    { name: 'find', type: 'make-http-request', properties: {}, transitions: [{ event: 'success', next: 'status' }] },
    {
      name: 'status',
      type: 'split-based-on',
      properties: {},
      transitions: [
        {
          event: 'match',
          next: 'tell',
          conditions: [{ arguments: ['{{widgets.find.parsed.order.status}}'], type: 'equal_to', value: 'shipped' }],
        },
        {
          event: 'match',
          next: 'tell',
          conditions: [{ arguments: ['{{widgets.find.parsed.order.total}}'], type: 'greater_than', value: '100' }],
        },
      ],
    },
    {
      name: 'tell',
      type: 'send-message',
      properties: { body: '{{widgets.find.parsed.order.status}}: {{widgets.find.parsed.items[0].name | upcase}}' },
      transitions: [{ event: 'sent', next: 'rate' }],
    },
    { name: 'rate', type: 'run-function', properties: {}, transitions: [{ event: 'success', next: 'hand over' }] },
    { name: 'hand over', type: 'add-twiml-redirect', properties: {}, transitions: [{ event: 'return' }] },
    { name: 'unused', type: 'run-function', properties: {}, transitions: [] },
  ],
};

test('all mocks that a flow needs are listed at once, with the bodies that its templates and conditions read', () => {
  const find = { ...book, widget: 'find' };
  const given = judged({ definition: FLOW_OF_REQUESTS, incidents: [find] });
  expect(checkUnmocked(scenario({}), given).map(({ fix }) => fix)).toEqual([
    [
      'say what it answers:',
      'mocks:',
      '  find: { status: 200, body: { order: { status: shipped, total: 101 }, items: [{ name: name }] } }',
      '  # not reached in this run, and without a mock, too',
      '  rate: { status: 200, body: {} }',
      '  hand over: { event: return }',
    ].join('\n'),
  ]);
});

test('suggested mocks are those that the scenario lacks', () => {
  const find = { ...book, widget: 'find' };
  const has = scenario({}, { mocks: { rate: [{ status: 200 }] } });
  const [failure] = checkUnmocked(has, judged({ definition: FLOW_OF_REQUESTS, incidents: [find] }));
  const [, ...yaml] = failure?.fix?.split('\n') ?? [];
  expect(Object.keys(parse(yaml.join('\n')).mocks)).toEqual(['find', 'hand over']);
});

test('several requests of an execution are one failure', () => {
  const failures = checkUnmocked(scenario({}), judged({ incidents: [book, { ...book, widget: 'cancel' }] }));
  expect(failures).toHaveLength(1);
  expect(failures[0]?.message.match(/no mock answers/g)).toHaveLength(2);
  expect(failures[0]?.fix).toContain('  book: { status: 200, body: {} }\n  cancel: { status: 200, body: {} }');
});
