// The table of widget types, and the functions that read it.

import type { FlowState } from '../../src/flow/types.ts';
import * as types from '../../src/flow/widget-types.ts';
import { expect, test } from '../test.ts';

const widget = (type: string, ...events: string[]): FlowState => ({
  name: 'w',
  type,
  properties: {},
  transitions: events.map((event) => ({ event })),
});

test('silence leaves a widget by its timeout event, if a transition has it', () => {
  expect(types.silenceEvent(widget('send-and-wait-for-reply', 'incomingMessage', 'timeout'))).toBe('timeout');
  expect(types.silenceEvent(widget('make-outgoing-call-v2', 'answered', 'noAnswer'))).toBe('noAnswer');
  expect(types.silenceEvent(widget('gather-input-on-call', 'keypress'))).toBeUndefined();
  expect(types.silenceEvent(widget('split-based-on', 'noMatch', 'timeout'))).toBeUndefined();
  expect(types.silenceEvent(widget('brand-new', 'done', 'timeout'))).toBe('timeout');
});

test('an unknown type may accept any action, and sends nothing known', () => {
  expect(types.contactInputs('brand-new')).toEqual(['message', 'keys', 'speech', 'answer', 'hang-up']);
  expect(types.contactInputs('constructor')).toEqual(types.contactInputs('brand-new'));
  expect(types.sends('constructor', 'message')).toBe(false);
});

test('a split and a function do not wait for the contact, a prompt accepts a hang-up only', () => {
  for (const type of ['trigger', 'split-based-on', 'run-function', 'send-message'])
    expect(types.waitsForContact(type)).toBe(false);
  for (const type of ['send-and-wait-for-reply', 'gather-input-on-call', 'say-play'])
    expect(types.waitsForContact(type)).toBe(true);
  expect(types.takesInput('say-play')).toBe(false);
  expect(types.takesInput('gather-input-on-call')).toBe(true);
});

test('the timeout and failure events of each record are among its events', () => {
  const records: readonly types.WidgetType[] = Object.values(types.WIDGET_TYPES);
  for (const { title, events, failure, silence } of records)
    for (const event of [failure, silence]) expect(event === undefined || events.includes(event), title).toBe(true);
});

test('two types make calls, and two send requests', () => {
  const named = Object.keys(types.WIDGET_TYPES);
  expect(named.filter(types.placesCall)).toEqual(['make-outgoing-call-v1', 'make-outgoing-call-v2']);
  expect(named.filter(types.makesRequest)).toEqual(['make-http-request', 'run-function']);
});
