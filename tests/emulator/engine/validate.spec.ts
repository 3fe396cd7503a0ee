// What FlowValidate and publishing refuse, with Twilio's messages and positions.
// Messages: "Reading and fixing validation errors" in github.com/twilio/ai, skills/twilio/twilio-studio-flows/SKILL.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateDefinition } from '../../../src/emulator/engine/validate.ts';
import type { FlowDefinition, FlowState, Json, JsonObject } from '../../../src/flow/types.ts';
import { ROOT } from '../../house/sources.ts';
import { expect, test } from '../../test.ts';
import { ask, flowOf, say, set, split, widget } from '../flows.ts';

const errorsOf = (definition: unknown): string[] =>
  validateDefinition(definition as Json).errors.map((one) => `${one.property_path} ${one.message}`);

const SID = 'FW0123456789abcdef0123456789abcdef';
const placed = (type: string, properties: JsonObject): FlowDefinition => flowOf(widget('w', type, properties));
const at = (property: string, message: string) => [`#/states/1/properties/${property} ${message}`];

test('a valid flow has no errors', () => {
  expect(errorsOf(flowOf(set('note', { a: '1' }), say('bye', 'Bye')))).toEqual([]);
});

for (const [name, definition, errors] of [
  ['not an object', [], ['# This is JSON, but not a flow: a flow is an object.']],
  [
    'a transition to a widget that is not there',
    flowOf(set('note', {}, 'there')),
    [expect.stringContaining('#/states/1/transitions/0/next')],
  ],
  ['a name twice', flowOf(set('note', {}), set('note', {})), [expect.stringContaining('#/states/2/name')]],
  ['a missing property', placed('split-based-on', {}), at('input', 'is missing but it is required')],
  ['a property that is null', placed('split-based-on', { input: null }), at('input', 'must not be null')],
  [
    'an integer for text',
    placed('send-and-wait-for-reply', { body: 'x', from: 'y', timeout: 3600 }),
    at('timeout', 'integer found, string expected'),
  ],
  ['a boolean for text', placed('record-voicemail', { trim: true }), at('trim', 'boolean found, string expected')],
  [
    'text for a boolean',
    placed('record-call', { record_call: 'true' }),
    at('record_call', 'string found, boolean expected'),
  ],
  ['text for an integer', placed('say-play', { loop: '1' }), at('loop', 'string found, integer expected')],
  [
    'a template where a flow SID belongs',
    placed('run-subflow', { flow_sid: '{{a}}', flow_revision: '1' }),
    at('flow_sid', 'must be a valid, non-liquid flow sid'),
  ],
  [
    'a value that is not one of the list',
    placed('fork-stream', { stream_action: 'Start' }),
    at('stream_action', 'does not have a value in the enumeration [start, stop]'),
  ],
  ['a name with a space', flowOf(set('a note', {})), ['#/states/1/name must not contain spaces']],
] as const)
  test(`${name} is refused`, () => {
    expect(errorsOf(definition)).toEqual(errors);
  });

test('an unknown event is refused once for each event that the widget has', () => {
  const errors = errorsOf(
    flowOf(widget('w', 'set-variables', {}, { done: '' }), widget('v', 'run-function', { url: 'x' }, { ok: '' })),
  );
  expect(errors).toEqual([
    '#/states/1/transitions/0/event must be a constant value next',
    '#/states/2/transitions/0/event must be a constant value success',
    '#/states/2/transitions/0/event must be a constant value fail',
  ]);
});

test('an unknown type is refused with the list of types', () => {
  expect(errorsOf(flowOf(widget('bye', 'hang-up')))).toEqual([
    expect.stringMatching(/^#\/states\/1\/type does not have a value in the enumeration \[trigger, send-message, /),
  ]);
});

test('a widget for REST-triggered flows is refused in other flows', () => {
  const start = widget('start', 'start-conversation', { conversation_service_sid: 'IS', participants: [] });
  expect(errorsOf(flowOf(start))).toEqual([
    '#/states/1/type Start Conversation can only be used in flows triggered by the REST API',
  ]);
  const [, state] = flowOf(start).states;
  const trigger = widget('Trigger', 'trigger', {}, { incomingRequest: 'start', incomingMessage: '' });
  expect(errorsOf({ initial_state: 'Trigger', states: [trigger, state as FlowState] })).toEqual([]);
});

test('all references to a subflow must name the same revision', () => {
  const subflow = (name: string, flow_revision: string) =>
    widget(name, 'run-subflow', { flow_sid: SID, flow_revision });
  expect(errorsOf(flowOf(subflow('a', '1'), subflow('b', '1')))).toEqual([]);
  expect(errorsOf(flowOf(subflow('a', '1'), subflow('b', '2')))).toEqual([
    expect.stringContaining('#/states/2/properties/flow_revision'),
  ]);
});

test('a template is accepted in place of a number, and a content template in place of a body', () => {
  expect(errorsOf(placed('say-play', { loop: '{{flow.variables.n}}' }))).toEqual([]);
  expect(errorsOf(placed('send-message', { from: 'a', to: 'b', message_type: 'content_template' }))).toEqual([]);
});

test('a reply of a conversation is an event of Send & Wait For Reply', () => {
  expect(errorsOf(flowOf(ask('ask', '?', { incomingConversationMessage: '' }, { from: 'a' })))).toEqual([]);
});

for (const name of [
  'appointment-reminder',
  'delivery-call',
  'opening-hours',
  'order-status',
  'satisfaction-survey',
  'voice-menu',
])
  test(`the shipped flow ${name} can be published`, () => {
    expect(errorsOf(JSON.parse(readFileSync(join(ROOT, 'scenarios', name, 'flow.json'), 'utf8')))).toEqual([]);
  });

test('a split without an input has one error, not one for each condition', () => {
  expect(errorsOf(flowOf({ ...split('s', '', []), properties: {} }))).toHaveLength(1);
});

test('more widgets than Studio allows are one error', () => {
  const states = Array.from({ length: 2000 }, (_, index) => set(`note_${index}`, {}));
  expect(errorsOf(flowOf(...states))).toHaveLength(1);
});

test('exports of the console from before 2020 are accepted', () => {
  const transitions = [{ event: 'incomingMessage', next: 'FF2' }];
  const states = [
    { name: 'Trigger', type: 'InitialState', sid: 'FF1', transitions },
    { name: 'thanks', type: 'Message', sid: 'FF2', properties: { body: 'Thanks', from: 'a', to: 'b' } },
  ];
  expect(errorsOf({ states })).toEqual([]);
});

test('an undocumented type of Studio is not refused', () => {
  expect(errorsOf(flowOf(widget('task', 'create-task')))).toEqual([]);
});

test('there are at most 150 references to subflows, and 50 of them [DOC: Subflows]', () => {
  const running = (references: number, subflows: number) =>
    flowOf(
      ...Array.from({ length: references }, (_, index) =>
        widget(`run${index}`, 'run-subflow', {
          flow_sid: `FW${String(index % subflows).padStart(32, '0')}`,
          flow_revision: 'LatestPublished',
        }),
      ),
    );
  expect(errorsOf(running(150, 50))).toEqual([]);
  expect(errorsOf(running(151, 50))).toEqual(['#/states has more than 150 references to subflows']);
  expect(errorsOf(running(51, 51))).toEqual(['#/states has more than 50 subflows']);
});
