// Which widgets, transitions and conditions of a flow count as covered.

import { coverageOf, percent } from '../../src/coverage/coverage.ts';
import type { CoveredFlow } from '../../src/coverage/result.ts';
import { digestOf } from '../../src/flow/digest.ts';
import { expect, test } from '../test.ts';
import { booking, CONFIRMED, evidenceOf, SILENT, type Visited } from './flows.ts';

const flow: CoveredFlow = { name: 'booking', digest: digestOf(booking()), definition: booking() };

const cover = (...paths: Visited[][]) => {
  const [covered] = coverageOf(
    [flow],
    paths.map((path, index) => evidenceOf(`s${index}`, path)),
  ).flows;
  if (!covered) throw new Error('no flow');
  return covered;
};

test('the Trigger does not count as a widget', () => {
  expect(cover(SILENT).widgets.map(({ name }) => name)).toEqual(['ask', 'check', 'book', 'bye']);
  expect(cover(SILENT).tallies.widgets).toEqual({ covered: 2, total: 4 });
});

test("the Trigger's transition is covered by the event that started the execution", () => {
  const [first] = cover(SILENT).transitions;
  expect(first).toMatchObject({
    from: 'Trigger',
    event: 'incomingRequest',
    to: 'ask',
    times: 1,
    scenarios: ['booking.yaml:s0'],
  });
});

test('conditions that lead to the same widget count as one, because steps do not distinguish them', () => {
  expect(cover(CONFIRMED).conditions).toMatchObject([
    { widget: 'check', conditions: ['Yes', 'Sure'], to: 'book', times: 1 },
    { widget: 'check', conditions: ['No'], to: 'bye', times: 0 },
  ]);
});

test('an event without a next widget is shown but not counted', () => {
  const { ends, tallies } = cover(CONFIRMED);
  expect(ends.find(({ from, event }) => from === 'bye' && event === 'sent')?.times).toBe(1);
  expect(tallies.transitions).toEqual({ covered: 4, total: 7 });
});

test('a loop is covered as often as it was taken, by one scenario', () => {
  const loop: Visited[] = [
    ['ask', 'incomingMessage'],
    ['check', 'noMatch'],
    ['ask', 'incomingMessage'],
    ['check', 'noMatch'],
    ['ask'],
  ];
  const again = cover(loop).transitions.find(({ event }) => event === 'noMatch');
  expect(again).toMatchObject({ times: 2, scenarios: ['booking.yaml:s0'] });
});

test('a traversal that the definition does not have is listed separately', () => {
  expect(cover([['ask', 'incomingMessage'], ['book', 'success'], ['bye']]).unknown).toMatchObject([
    { from: 'ask', event: 'incomingMessage', to: 'book', times: 1 },
  ]);
});

test('an execution of a published revision counts for the flow of its name', () => {
  const live = evidenceOf('live', SILENT, { target: 'twilio', flow: { name: 'booking', sid: 'FW0' } });
  const { flows, scenarios } = coverageOf([flow], [evidenceOf('live', CONFIRMED), live]);
  expect(flows[0]?.tallies.widgets.covered).toBe(4);
  expect(scenarios).toMatchObject([{ id: 'booking.yaml:live', targets: ['emulator', 'twilio'] }]);
});

test('an execution of another revision does not count', () => {
  const other = evidenceOf('old', CONFIRMED, { flow: { name: 'booking', sid: 'FW0', digest: 'other' } });
  expect(coverageOf([flow], [other]).total.widgets).toEqual({ covered: 0, total: 4 });
});

test('the total adds up the flows', () => {
  const second = { ...flow, name: 'second' };
  expect(coverageOf([flow, second], [evidenceOf('a', SILENT)]).total.widgets).toEqual({ covered: 2, total: 8 });
});

test('only complete coverage is 100 percent', () => {
  expect(percent({ covered: 999, total: 1000 })).toBe(99);
  expect(percent({ covered: 0, total: 0 })).toBe(100);
});

test('names of built-in object properties are ordinary widget names', () => {
  const definition = booking();
  for (const state of definition.states) if (state.name === 'bye') state.name = '__proto__';
  for (const { transitions } of definition.states)
    for (const transition of transitions) if (transition.next === 'bye') transition.next = '__proto__';
  const digest = digestOf(definition);
  const evidence = evidenceOf(
    'a',
    [
      ['ask', 'timeout'],
      ['__proto__', 'sent'],
    ],
    { flow: { name: 'booking', sid: '', digest } },
  );
  const { flows } = coverageOf([{ ...flow, digest, definition }], [evidence]);
  expect(flows[0]?.widgets.at(-1)).toMatchObject({ name: '__proto__', times: 1 });
});
