// The plan of a flow's map: the position of every card and the route of every line, before anything is drawn.
import { digestOf } from '../flow/digest.ts';
import type { FlowDefinition } from '../flow/types.ts';
import type { Box, Outlet, Point } from './card.ts';
import { layoutOf, type Placed } from './layout.ts';
import { type Obstacles, obstaclesOf } from './obstacles.ts';
import { type Size, withRoom } from './room.ts';
import { routeOf } from './route.ts';

/** A transition's line. Without `to` it leads nowhere: an outlet without a line. */
export type Line = {
  from: string;
  event: string;
  to?: string;
  index: number;
  outlet: Outlet;
  points: readonly Point[];
};
export type Plan = {
  cards: readonly Placed[];
  lines: readonly Line[];
  bounds: Box;
  obstacles: Obstacles;
};

const PADDING = 44;

type Join = { source: Placed; target: Placed; outlet: Outlet; start: Point };

function joinsOf(cards: readonly Placed[]): Join[] {
  const byName = new Map(cards.map((card) => [card.state.name, card]));
  return cards.flatMap((source) =>
    source.outlets.flatMap((outlet) => {
      const next = source.state.transitions[outlet.index]?.next;
      const target = next ? byName.get(next) : undefined;
      const start = { x: source.x + outlet.centre, y: source.y + source.height };
      return target ? [{ source, target, outlet, start }] : [];
    }),
  );
}

/** A line that ends almost below its start would have a kink: all its arrivals move aside by up to this distance. */
const MAX_ASIDE = 24;

function kinkOf(joins: readonly Join[], arrivals: readonly number[]): number {
  const kinks = joins.flatMap(({ start, target }, index) =>
    start.y < target.y ? [start.x - (arrivals[index] ?? start.x)] : [],
  );
  const nearest = kinks.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  return Math.abs(nearest) <= MAX_ASIDE ? nearest : 0;
}

/** Lines to the same card arrive side by side, in the order of their sources. */
function arrivals(joins: readonly Join[]): Map<Join, Point> {
  const places = new Map<Join, Point>();
  const byTarget = new Map<Placed, Join[]>();
  for (const join of joins) byTarget.set(join.target, [...(byTarget.get(join.target) ?? []), join]);
  for (const [target, incoming] of byTarget) {
    const room = Math.min(22, (target.width - 60) / incoming.length);
    const sorted = [...incoming].sort((a, b) => a.start.x - b.start.x || a.start.y - b.start.y);
    const evenly = sorted.map((_, index) =>
      Math.round(target.x + target.width / 2 + (index - (sorted.length - 1) / 2) * room),
    );
    const aside = kinkOf(sorted, evenly);
    for (const [index, join] of sorted.entries()) places.set(join, { x: (evenly[index] ?? 0) + aside, y: target.y });
  }
  return places;
}

const away = ({ start, target }: Join) => Math.abs(start.x - target.x) + Math.abs(start.y - target.y);

function linesOf(joins: readonly Join[], obstacles: Obstacles): Line[] {
  const places = arrivals(joins);
  return [...joins]
    .sort((a, b) => away(a) - away(b))
    .map((join) => {
      const { source, target, outlet, start } = join;
      const points = routeOf({ start, end: places.get(join) ?? start, source, target }, obstacles);
      const event = source.state.transitions[outlet.index]?.event ?? '';
      return { from: source.state.name, event, to: target.state.name, index: outlet.index, outlet, points };
    });
}

function looseEnds(cards: readonly Placed[], joined: ReadonlySet<Outlet>): Line[] {
  return cards.flatMap((card) =>
    card.outlets
      .filter((outlet) => !joined.has(outlet))
      .map((outlet) => {
        const start = { x: card.x + outlet.centre, y: card.y + card.height };
        const event = card.state.transitions[outlet.index]?.event ?? '';
        return {
          from: card.state.name,
          event,
          index: outlet.index,
          outlet,
          points: [start, { ...start, y: start.y + 12 }],
        };
      }),
  );
}

function boundsOf(cards: readonly Placed[], lines: readonly Line[]): Box {
  const points = [
    ...cards.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height + 30 },
    ]),
    ...lines.flatMap((line) => line.points),
  ];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (points.length === 0) return { x: 0, y: 0, width: 400, height: 120 };
  return { x: left - PADDING, y: top - PADDING, width: right - left + 2 * PADDING, height: bottom - top + 2 * PADDING };
}

function planFor(cards: readonly Placed[]): Plan {
  const joins = joinsOf(cards);
  const loose = looseEnds(cards, new Set(joins.map(({ outlet }) => outlet)));
  const obstacles = obstaclesOf(
    cards,
    loose.flatMap(({ points }) => points.slice(0, 1)),
  );
  const lines = [...linesOf(joins, obstacles), ...loose];
  return { cards, lines, bounds: boundsOf(cards, lines), obstacles };
}

/** Plans are cached by digest: a run draws the same few flows for every scenario. */
const remembered = new Map<string, Plan>();
const MAX_REMEMBERED = 50;

export function planOf(definition: FlowDefinition): Plan {
  const digest = digestOf(definition);
  const before = remembered.get(digest);
  if (before) return before;
  const plan = planFor(layoutOf(definition));
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(digest, plan);
  return plan;
}

/** The same plan, with some cards enlarged to contain something: the other cards make room, and every line is routed again. */
export const planAround = (definition: FlowDefinition, held: ReadonlyMap<string, Size>): Plan =>
  planFor(withRoom(planOf(definition).cards, held));
