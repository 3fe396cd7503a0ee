import * as graph from '../../src/flow/graph.ts';
import { expect, test } from '../test.ts';
import { flowOf, widget } from './flows.ts';

const ask = widget('ask', 'send-and-wait-for-reply', { incomingMessage: 'split', timeout: '', deliveryFailure: 'bye' });
const split = {
  ...widget('split', 'split-based-on'),
  transitions: [
    { event: 'noMatch', next: 'ask' },
    { event: 'match', next: 'bye' },
    { event: 'match', next: 'ask' },
  ],
};
const flow = flowOf(
  widget('Trigger', 'trigger', { incomingRequest: 'ask', incomingMessage: '' }),
  ask,
  split,
  widget('bye', 'send-message'),
  widget('island', 'say-play', { audioComplete: 'bye' }),
);

test('a widget is found by its name only', () => {
  expect(graph.findState(flow, 'ask')).toBe(ask);
  expect(graph.findState(flow, 'Ask')).toBeUndefined();
  expect(graph.widgetNames(flow)).toEqual(['Trigger', 'ask', 'split', 'bye', 'island']);
});

test('events are listed once, in the order of the definition', () => {
  expect(graph.eventsOf(split)).toEqual(['noMatch', 'match']);
  expect(graph.transitionsBy(split, 'match').map(({ next }) => next)).toEqual(['bye', 'ask']);
});

test('a transition that ends the flow has no target', () => {
  expect(graph.successors(ask)).toEqual(['split', 'bye']);
  expect(graph.canEndAt(ask)).toBe(true);
  expect(graph.canEndAt(split)).toBe(false);
  expect(graph.canEndAt(widget('last', 'send-message'))).toBe(true);
});

test('unreachable widgets are found, also in flows with loops', () => {
  expect([...graph.reachableFrom(flow, 'Trigger')].sort()).toEqual(['Trigger', 'ask', 'bye', 'split']);
  expect([...graph.reachableFrom(flow, 'nowhere')]).toEqual([]);
  expect(graph.startOf(flow)?.name).toBe('Trigger');
});
