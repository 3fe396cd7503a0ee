// The layout of cards and lines: as in Studio, without overlaps, and with lines around cards.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FlowDefinition } from '../../src/flow/types.ts';
import type { Box } from '../../src/map/card.ts';
import { type Plan, planAround, planOf } from '../../src/map/plan.ts';
import { piecesOf } from '../../src/map/route.ts';
import { booking } from '../coverage/flows.ts';
import { REAL_FLOWS } from '../flow/real-flows.ts';
import { expect, test } from '../test.ts';
import { flowOf } from './generated.ts';

const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');
const read = (file: string): FlowDefinition => JSON.parse(readFileSync(file, 'utf8'));
const shipped = readdirSync(SCENARIOS)
  .map((name) => join(SCENARIOS, name, 'flow.json'))
  .filter(existsSync);

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const overlaps = ({ cards }: Plan) =>
  cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => !apart(a, b))
      .map((b) => `${a.state.name} ${b.state.name}`),
  );

/** Lines that run under a card. Their first and last parts touch their own cards and are left out. */
function hidden({ lines, obstacles }: Plan): string[] {
  const inner = lines
    .filter(({ to }) => to !== undefined)
    .filter(({ points }) => {
      const pieces = piecesOf(points);
      return pieces.some((piece, index) => {
        const from = index === 0 ? piece.from + 6 : piece.from;
        const to = index === pieces.length - 1 ? piece.to - 6 : piece.to;
        return obstacles.hits({ ...piece, from, to }) >= 1;
      });
    });
  return inner.map(({ from, event, to }) => `${from} ${event} ${to}`);
}

test("cards are placed as on Studio's canvas, closer where it is empty", () => {
  const { cards } = planOf(booking());
  const [x = 0, y = 0] = [cards[4]?.x, cards[1]?.y];
  expect([x / 400, y / 240].every((factor) => factor >= 0.7 && factor <= 1)).toBe(true);
  expect(cards.map((card) => [card.x, card.y])).toEqual([
    [0, 0],
    [0, y],
    [0, 2 * y],
    [0, 3 * y],
    [x, 4 * y],
  ]);
});

test('cards that are moved closer leave room for lines', () => {
  const { cards } = planOf(booking());
  const gaps = cards.slice(1).map((card, index) => card.y - (cards[index]?.y ?? 0) - card.height);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(90);
});

test('a canvas that is too tight is stretched, and cards keep their order', () => {
  const tight = booking();
  for (const { properties } of tight.states) {
    const { offset } = properties;
    if (typeof offset === 'object' && offset !== null && !Array.isArray(offset)) offset.y = Number(offset.y) / 2;
  }
  const { cards } = planOf(tight);
  expect(overlaps(planOf(tight))).toEqual([]);
  expect(cards.map(({ state }) => state.name)).toEqual(
    [...cards].sort((a, b) => a.y - b.y).map(({ state }) => state.name),
  );
});

for (const [what, change] of [
  ['no places', () => ({})],
  ['some places', (_: unknown, index: number) => (index % 2 ? {} : { offset: { x: 0, y: index * 300 } })],
  ['one place for all', () => ({ offset: { x: 5, y: 5 } })],
  ['places that are no numbers', () => ({ offset: { x: 'left', y: null } })],
] as const)
  test(`a flow with ${what} is laid out in layers`, () => {
    const flow = booking();
    flow.states = flow.states.map((state, index) => ({ ...state, properties: change(state, index) }));
    const plan = planOf(flow);
    expect(overlaps(plan)).toEqual([]);
    expect(plan.cards[0]?.y).toBeLessThan(plan.cards[1]?.y ?? 0);
  });

for (const file of shipped)
  test(`no card and no line of ${file.split('/').at(-2)} hides another`, () => {
    expect(overlaps(planOf(read(file)))).toEqual([]);
    expect(hidden(planOf(read(file)))).toEqual([]);
  });

const withoutPlaces = (flow: FlowDefinition): FlowDefinition => ({
  ...flow,
  states: flow.states.map((state) => ({ ...state, properties: {} })),
});

for (const [where, shape] of [
  ["at Studio's places", (flow: FlowDefinition) => flow],
  ['in layers', withoutPlaces],
] as const)
  test(`cards of real flows never overlap ${where}, and no line runs under a card`, () => {
    const plans = REAL_FLOWS.map((file) => planOf(shape(read(file))));
    expect(plans.flatMap(overlaps)).toEqual([]);
    expect(plans.flatMap(hidden)).toEqual([]);
  });

test('a transition to a widget that does not exist, a widget without transitions and a flow without widgets are drawn', () => {
  const lost = booking();
  for (const state of lost.states) Object.assign(state, { transitions: [{ event: 'sent', next: 'nowhere' }] });
  expect(planOf(lost).lines.every(({ to }) => to === undefined)).toBe(true);
  expect(planOf({ initial_state: 'x', states: [] }).bounds.width).toBeGreaterThan(0);
});

test('the same definition is planned once', () => {
  expect(planOf(booking())).toBe(planOf(booking()));
});

test('150 widgets and their Trigger all have a place', () => {
  expect(planOf(flowOf(150, { seed: 1 })).cards).toHaveLength(151);
});

for (const places of [true, false])
  test(`cards make room for the contents of other cards, and lines lead past them, ${places ? 'on a canvas' : 'in layers'}`, () => {
    const definition = flowOf(40, { places, seed: 3 });
    const held = new Map(
      [3, 17, 30].map((index) => [definition.states[index]?.name ?? '', { width: 900, height: 700 }]),
    );
    const plan = planAround(definition, held);
    expect(overlaps(plan)).toEqual([]);
    expect(hidden(plan)).toEqual(hidden(planOf(definition)));
    expect(plan.cards.filter(({ height }) => height > 700)).toHaveLength(3);
  });
