// What makes a picture easy to read: visible ends of names, room for arrows, straight lines, and the order of widgets.

import { planOf } from '../../src/map/plan.ts';
import { twoLines } from '../../src/map/text.ts';
import { booking, widget } from '../coverage/flows.ts';
import { expect, test } from '../test.ts';

/** A split with a transition to each of these, in this order. */
const fan = (names: readonly string[], place?: (index: number) => [number, number]) => ({
  initial_state: 'split',
  states: [
    widget(
      'split',
      'split-based-on',
      names.map((name) => ({ event: name, next: name })),
      place?.(-1),
    ),
    ...names.map((name, index) => widget(name, 'say-play', [], place?.(index))),
  ],
});

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six'];

test('in layers, widgets are in the order of the transitions that lead to them', () => {
  const { cards } = planOf(fan(NAMES));
  const sorted = [...cards].sort((a, b) => a.x - b.x).map(({ state }) => state.name);
  expect(sorted.filter((name) => name !== 'split')).toEqual(NAMES);
});

test('every arrow has room for its head', () => {
  const { lines } = planOf(fan(NAMES));
  const lasts = lines.map(({ points }) => (points.at(-1)?.y ?? 0) - (points.at(-2)?.y ?? 0));
  expect(Math.min(...lasts)).toBeGreaterThanOrEqual(14);
});

test('a line to a widget almost below has no kink', () => {
  const { lines } = planOf(fan(['below', 'aside'], (index) => [index > 0 ? 600 : 0, index < 0 ? 0 : 300]));
  const kinked = planOf(fan(['below'], (index) => [index < 0 ? 0 : 20, index < 0 ? 0 : 300])).lines;
  expect(kinked[0]?.points).toHaveLength(2);
  expect(lines.find(({ to }) => to === 'aside')?.points.length).toBeGreaterThan(2);
});

test('a line keeps away from events without a target', () => {
  const flow = booking();
  const { lines, obstacles } = planOf(flow);
  const loose = lines.filter(({ to }) => to === undefined).flatMap(({ points }) => points.slice(0, 1));
  const through = loose.map(({ x, y }) => obstacles.hits({ vertical: false, at: y + 12, from: x - 30, to: x + 30 }));
  expect(through.every((hits) => hits > 0 && hits < 1)).toBe(true);
});

test('a long name breaks in its middle, not before its last letter', () => {
  expect(twoLines('Copy_of_send_to_flex_1', 200, 18)).toEqual(['Copy_of_', 'send_to_flex_1']);
  expect(twoLines('set_global_variables', 150, 18)).toEqual(['set_global_', 'variables']);
});

test('a name that is cut keeps its end, where names differ', () => {
  const [, english = ''] = twoLines('send_pantry_location_sms_to_the_contact_in_english', 200, 18);
  expect(english).toMatch(/^\S+….?nglish$/);
});
