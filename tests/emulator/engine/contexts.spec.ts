// Public contexts of real executions, as keys and types of values: the emulator's context for an equivalent flow has the same.
// docs/contexts.md has the sources.

import { createStudio } from '../../../src/emulator/engine/create-studio.ts';
import type { FlowDefinition, Json, JsonObject } from '../../../src/flow/types.ts';
import { expect, test } from '../../test.ts';
import { ask, flowOf, set, split, widget } from '../flows.ts';
import { ACCOUNT, CONTACT, FLOW_NUMBER, START, trigger } from '../studio.ts';

const PLACES = ['From', 'To', 'Caller', 'Called'].flatMap((party) =>
  ['', 'City', 'State', 'Zip', 'Country'].map((part) => `${party}${part}`),
);
/** The parameters of a call, which each voice widget has. */
const CALL = [...PLACES, 'AccountSid', 'ApiVersion', 'CallSid', 'CallStatus', 'Direction'];

const texts = (...keys: readonly string[]): JsonObject => Object.fromEntries(keys.map((key) => [key, 'string']));

const kindOf = (value: Json): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** Keys with the types of their values. */
const kindsOf = (value: Json | undefined): JsonObject =>
  Object.fromEntries(Object.entries((value ?? {}) as JsonObject).map(([key, part]) => [key, kindOf(part)]));

function called(definition: FlowDefinition, twiml: string): JsonObject {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START });
  const { sid } = studio.flows.add({ friendlyName: 'desk', definition, status: 'published' });
  studio.numbers.assign(FLOW_NUMBER, sid);
  studio.mocks.set('desk', 'http_getName', [{ status: 200, body: { status: 404, msg: 'not found' } }]);
  studio.calls.create({ from: CONTACT, to: FLOW_NUMBER, twiml: `<Response>${twiml}<Pause length="600"/></Response>` });
  const [execution] = studio.executions.page(sid, { offset: 0, size: 1 });
  return execution?.context ?? {};
}

const DESK = flowOf(
  split('split_initial_service', '{{flow.none}}', [], 'gather_employee_id'),
  widget(
    'gather_employee_id',
    'gather-input-on-call',
    { say: 'Your ID?', finish_on_key: '#' },
    { keypress: 'http_getName' },
  ),
  widget('http_getName', 'make-http-request', { url: 'https://a.test/', method: 'GET' }, { success: 'say_not_found' }),
  widget('say_not_found', 'say-play', { say: 'Not found.' }, { audioComplete: 'connect_call' }),
  widget(
    'connect_call',
    'connect-call-to',
    { noun: 'number', to: '+15550100077', caller_id: FLOW_NUMBER },
    { callCompleted: '' },
  ),
);

const widgets = called(DESK, '<Play digits="174422#"/>').widgets as JsonObject;

for (const [name, kinds] of [
  ['split_initial_service', {}],
  ['gather_employee_id', texts(...CALL, 'Digits', 'FinishedOnKey', 'msg')],
  ['http_getName', { ...texts('body', 'content_type'), status_code: 'number', parsed: 'object' }],
  ['say_not_found', texts(...CALL, 'FlowEvent')],
  ['connect_call', texts(...CALL, 'DialCallSid', 'DialCallStatus', 'DialCallDuration')],
] as const)
  test(`widgets.${name} has the keys of a call that ended in a public dashboard`, () => {
    expect(kindsOf(widgets[name])).toEqual(kinds);
  });

test('the values that a public dashboard shows are the same', () => {
  expect(widgets).toMatchObject({
    gather_employee_id: { Digits: '174422', FinishedOnKey: '#', msg: 'Gather End', CallStatus: 'in-progress' },
    say_not_found: { FlowEvent: 'audioComplete', Direction: 'inbound', ApiVersion: '2010-04-01' },
    http_getName: { content_type: 'application/json', parsed: { status: 404 } },
    connect_call: { DialCallStatus: 'completed' },
  });
});

test('speech has the keys that a reporting tool describes', () => {
  const { gather_employee_id: gather } = called(DESK, '<Say>seven four</Say>').widgets as JsonObject;
  expect(kindsOf(gather)).toEqual(texts(...CALL, 'SpeechResult', 'Confidence', 'Language'));
});

test('silence is FlowEvent timeout, as a reporting tool describes', () => {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START });
  const { sid } = studio.flows.add({ friendlyName: 'desk', definition: DESK, status: 'published' });
  const { context } = studio.calls.receive(sid, { from: CONTACT, to: FLOW_NUMBER });
  studio.clock.advance(6);
  expect((context.widgets as JsonObject).gather_employee_id).toMatchObject({ FlowEvent: 'timeout' });
});

test('the keys of messages that public code reads exist', () => {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START });
  const flow = flowOf(
    set('note', { user_request: 'masks' }, 'confirmation'),
    ask('confirmation', 'Sure?', { incomingMessage: '' }),
  );
  const { sid } = studio.flows.add({ friendlyName: 'requests', definition: flow, status: 'published' });
  const { context } = trigger({ studio, flowSid: sid });
  studio.messages.receive(sid, { From: CONTACT, To: FLOW_NUMBER, Body: 'Yes' });
  const text = expect.any(String);
  expect(context).toMatchObject({
    contact: { channel: { address: CONTACT } },
    flow: { variables: { user_request: 'masks' } },
    widgets: { confirmation: { outbound: { DateCreated: text, Sid: text, Status: text }, inbound: { Body: 'Yes' } } },
  });
});

test('an execution that a message started has trigger.message, one from REST does not', () => {
  const studio = createStudio({ accountSid: ACCOUNT, now: () => START });
  const { sid } = studio.flows.add({ friendlyName: 'short', definition: flowOf(set('note', {})), status: 'published' });
  const byMessage = studio.messages.receive(sid, { From: CONTACT, To: FLOW_NUMBER, Body: 'Hi' });
  expect(Object.keys(byMessage.context.trigger as JsonObject)).toEqual(['message']);
  expect(Object.keys(trigger({ studio, flowSid: sid }).context.trigger as JsonObject)).toEqual(['request']);
});
