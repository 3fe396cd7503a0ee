// Why a widget was never reached: the last widget that could lead there, its transition, and the splits on the way.

import type { FlowDefinition, FlowState, JsonObject } from '../../src/flow/types.ts';
import { explainUnreached } from '../../src/path/unreached.ts';
import { expect, test } from '../test.ts';
import { pathFrom } from './paths.ts';

const split = (name: string, subject: string, ways: Record<string, string>): FlowState => ({
  name,
  type: 'split-based-on',
  properties: {},
  transitions: [
    { event: 'noMatch', next: 'bye' },
    ...Object.entries(ways).map(([value, next]) => ({
      event: 'match',
      next,
      conditions: [{ friendly_name: `is ${value}`, arguments: [`{{${subject}}}`], type: 'equal_to', value }],
    })),
  ],
});

/** Greets members, asks them, and books a table for those who say yes and whose day is free. */
const definition: FlowDefinition = {
  initial_state: 'Trigger',
  states: [
    split('member', 'flow.data.member', { yes: 'ask' }),
    {
      name: 'ask',
      type: 'send-and-wait-for-reply',
      properties: { timeout: '60' },
      transitions: [
        { event: 'incomingMessage', next: 'check' },
        { event: 'timeout', next: 'bye' },
      ],
    },
    split('check', 'widgets.ask.inbound.Body', { yes: 'free', no: 'bye' }),
    split('free', 'flow.variables.day', { monday: 'book' }),
    { name: 'book', type: 'make-http-request', properties: {}, transitions: [{ event: 'success', next: 'bye' }] },
    { name: 'bye', type: 'send-message', properties: {}, transitions: [{ event: 'sent' }] },
    { name: 'island', type: 'send-message', properties: {}, transitions: [] },
  ],
};

const context: JsonObject = {
  flow: { data: { member: 'yes' }, variables: { days: 'monday' } },
  widgets: { ask: { inbound: { Body: 'maybe' } } },
};

const why = (widget: string, path: string): string[] =>
  explainUnreached({ definition, path: pathFrom(path), widget, contextAfter: () => context });

test('the last widget that could lead there is first, with its transition, then every split on the way', () => {
  expect(why('book', 'member:match ask:incomingMessage check:noMatch bye:sent')).toEqual([
    '`book` was never reached; the last widget that leads there was `check`, by is yes → free → book',
    '`check` was left by `noMatch`: no condition matched',
    '  {{widgets.ask.inbound.Body}} was "maybe"',
    '  is yes: equal_to "yes" → free',
    '  is no: equal_to "no" → bye',
    'on the way, `member` was left by `match`: the condition `is yes` matched',
    '  {{flow.data.member}} was "yes"',
    '  is yes: equal_to "yes" → ask',
  ]);
});

test('a widget that was left by another event names that event', () => {
  const lines = why('book', 'member:match ask:timeout bye:sent');
  expect(lines[0]).toContain('`ask`, by incomingMessage → check → free → book');
  expect(lines[1]).toBe('`ask` was left by `timeout`: the contact did nothing within 60 s');
});

test('a template that rendered to nothing names the part that does not exist', () => {
  const text = why('book', 'member:match ask:incomingMessage check:match free:noMatch bye:sent').join('\n');
  expect(text).toContain('{{flow.variables.day}} was empty: `flow.variables` has no `day`; it has days');
});

test('an execution that waits, or entered no widget, is explained as such', () => {
  expect(why('book', 'member:match ask')[1]).toBe('the execution is still at `ask`');
  expect(why('book', '')).toEqual(['`book` was never reached: no widget was entered']);
});

test('an unreachable widget is reported, and an unknown one is not explained', () => {
  expect(why('island', 'member:noMatch bye:sent')).toEqual([
    '`island` was never reached: no transition of the flow leads to `island`',
  ]);
  expect(why('nowhere', 'member:noMatch')).toEqual([]);
});

test('a flow that ends too early is explained with the widget at which it ended', () => {
  expect(why('book', 'member:match ask:deliveryFailure').join()).toContain('no transition for `deliveryFailure`');
});
