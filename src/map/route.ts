// Routes a line from an outlet to a card's top: down, across, down (or up), across, down, around the cards and beside other lines.
import type { Box, Point } from './card.ts';
import type { Obstacles, Piece } from './obstacles.ts';

export type Ends = { start: Point; end: Point; source: Box; target: Box };

/** How far a line continues from a card before it turns, and by how much it is shifted to run beside another line. */
const STUB = 30;
const SHIFTS = [0, -8, 8, 16, 24];
/** An arrow head needs space: rows above a card are shifted away from it. */
const UPWARDS = [0, 8, -8, -16, -24];
const LAST = 22;
const CLEARANCE = 20;
/** How far from its cards a line looks for a lane, and how many lanes it tries. */
type Reach = { aside: number; lanes: number };

const NEAR: Reach = { aside: 2 * CLEARANCE, lanes: 14 };
/** A long line goes around everything below its card instead of through it. */
const FAR: Reach = { aside: 2400, lanes: 80 };
const MAX_ROWS = 10;

/** The cost of a route in addition to its length: a long route is better than one under a card. */
const COST = { bend: 45, hit: 6000, overlap: 4 } as const;

const samePoint = (a: Point, b: Point) => a.x === b.x && a.y === b.y;

/** The corners of a route, given its rows and lanes in turn; points on a straight line are left out. */
export function corners({ start, end }: Ends, turns: readonly number[]): Point[] {
  const all = [start];
  for (const [index, turn] of turns.entries()) {
    const last = all.at(-1) ?? start;
    all.push(index % 2 === 0 ? { x: last.x, y: turn } : { x: turn, y: last.y });
  }
  all.push({ x: end.x, y: all.at(-1)?.y ?? end.y }, end);
  const distinct = all.filter((point, index) => index === 0 || !samePoint(point, all[index - 1] ?? point));
  return distinct.filter((point, index) => {
    const before = distinct[index - 1];
    const after = distinct[index + 1];
    if (!before || !after) return true;
    const straight = (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !straight;
  });
}

export function piecesOf(points: readonly Point[]): Piece[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return from.x === to.x
      ? { vertical: true, at: from.x, from: from.y, to: to.y }
      : { vertical: false, at: from.y, from: from.x, to: to.x };
  });
}

/** Segments at the line's own cards are shortened, so that a card is no obstacle to its own lines. */
function costOf(points: readonly Point[], obstacles: Obstacles, best: number): number {
  const pieces = piecesOf(points);
  let cost = pieces.length * COST.bend;
  for (const piece of pieces) cost += Math.abs(piece.to - piece.from);
  if (cost >= best) return cost;
  for (const [index, piece] of pieces.entries()) {
    const first = index === 0 ? { ...piece, from: piece.from + 6 } : piece;
    const cut = index === pieces.length - 1 ? { ...first, to: first.to - 6 } : first;
    cost += obstacles.hits(cut) * COST.hit + obstacles.overlap(cut) * COST.overlap;
    if (cost >= best) return cost;
  }
  return cost;
}

/** The lanes in which a line can run vertically: at its ends, beside them, and beside every card between them. */
function lanesOf({ start, end, source, target }: Ends, obstacles: Obstacles, reach: Reach): number[] {
  const top = Math.min(start.y, end.y);
  const left = Math.min(source.x, target.x) - reach.aside;
  const right = Math.max(source.x + source.width, target.x + target.width) + reach.aside;
  const between = obstacles.near({ x: left, y: top, width: right - left, height: Math.abs(end.y - start.y) + 1 });
  const sides = [source, target, ...between].flatMap(({ x, width }) => [x - CLEARANCE, x + width + CLEARANCE]);
  const away = (x: number) => Math.abs(x - start.x) + Math.abs(x - end.x);
  const sorted = [...new Set(sides)].sort((a, b) => away(a) - away(b));
  return [start.x, end.x, ...sorted.slice(0, reach.lanes)];
}

type Stretch = readonly [from: number, to: number, obstacles: Obstacles, shifts?: readonly number[]];

/** The place near `at` with the least overlap: the first shift at which a segment covers no other line. */
function leastOverlap(vertical: boolean, at: number, [from, to, obstacles, shifts = SHIFTS]: Stretch): number {
  for (const shift of shifts) if (obstacles.overlap({ vertical, at: at + shift, from, to }) === 0) return at + shift;
  return at;
}

/** A lower bound for the cost of a route in these lanes: its length and a few bends, without obstacles. */
function atLeast({ start, end }: Ends, lanes: readonly number[]): number {
  let length = Math.abs(end.y - start.y) + 3 * COST.bend;
  let x = start.x;
  for (const lane of [...lanes, end.x]) {
    length += Math.abs(lane - x);
    x = lane;
  }
  return length;
}

type Found = { points: Point[]; cost: number };

/** A line leaves a card at its bottom and reaches one at its top: it never runs back through its own cards. */
const doublesBack = ({ start, end }: Ends, points: readonly Point[]) =>
  (points[1]?.y ?? start.y) <= start.y || (points.at(-2)?.y ?? end.y) >= end.y;

function consider(
  found: Found,
  ends: Ends,
  { turns, obstacles }: { turns: readonly number[]; obstacles: Obstacles },
): void {
  const points = corners(ends, turns);
  if (doublesBack(ends, points)) return;
  const cost = costOf(points, obstacles, found.cost);
  if (cost < found.cost) Object.assign(found, { points, cost });
}

/** Routes with one lane: most lines find a free one. */
function byOneLane(found: Found, ends: Ends, { obstacles, reach }: { obstacles: Obstacles; reach: Reach }): void {
  const { start, end } = ends;
  for (const base of lanesOf(ends, obstacles, reach)) {
    if (atLeast(ends, [base]) >= found.cost) continue;
    const onEnd = base === start.x || base === end.x;
    const lane = onEnd ? base : leastOverlap(true, base, [start.y, end.y, obstacles]);
    const row = leastOverlap(false, start.y + STUB, [start.x, lane, obstacles]);
    const lastRow = leastOverlap(false, end.y - LAST, [lane, end.x, obstacles, UPWARDS]);
    consider(found, ends, { turns: [row, lane, lastRow], obstacles });
    if (!onEnd) continue;
    const middle = leastOverlap(false, Math.round((start.y + end.y) / 2), [start.x, end.x, obstacles]);
    if (middle > start.y + STUB && middle < end.y - 14)
      consider(found, ends, { turns: [middle, lane, middle], obstacles });
  }
}

/** Rows above and below everything between two cards. */
function rowsOf({ start, end, source, target }: Ends, obstacles: Obstacles): number[] {
  const left = Math.min(source.x, target.x) - 2 * CLEARANCE;
  const width = Math.max(source.x + source.width, target.x + target.width) + 2 * CLEARANCE - left;
  const top = Math.min(start.y, end.y) - source.height;
  const between = obstacles.near({ x: left, y: top, width, height: Math.abs(end.y - start.y) + 2 * source.height });
  return [...new Set(between.flatMap(({ y, height }) => [y - CLEARANCE, y + height + STUB]))].slice(0, MAX_ROWS);
}

const beside = ({ x, width }: Box, over: number): number[] => [over, x - CLEARANCE, x + width + CLEARANCE];

/** Routes with two lanes and a row between them, above or below the obstacles. */
function byTwoLanes(found: Found, ends: Ends, obstacles: Obstacles): void {
  const { start, end, source, target } = ends;
  const lanes = beside(source, start.x).flatMap((first) =>
    beside(target, end.x).map((second) => [first, second] as const),
  );
  const nearby = lanes.filter((pair) => atLeast(ends, pair) < found.cost);
  for (const base of rowsOf(ends, obstacles))
    for (const [first, second] of nearby) {
      const out = first === start.x ? first : leastOverlap(true, first, [start.y, base, obstacles]);
      const home = second === end.x ? second : leastOverlap(true, second, [base, end.y, obstacles]);
      const leave = leastOverlap(false, start.y + STUB, [start.x, out, obstacles]);
      const arrive = leastOverlap(false, end.y - LAST, [home, end.x, obstacles, UPWARDS]);
      const row = leastOverlap(false, base, [out, home, obstacles]);
      consider(found, ends, { turns: [leave, out, row, home, arrive], obstacles });
    }
}

/** The cheapest route from an outlet to a card's top. It becomes an obstacle, so that later lines run beside it. */
export function routeOf(ends: Ends, obstacles: Obstacles): Point[] {
  const found: Found = { points: [ends.start, ends.end], cost: Number.POSITIVE_INFINITY };
  byOneLane(found, ends, { obstacles, reach: NEAR });
  if (found.cost >= COST.hit) byTwoLanes(found, ends, obstacles);
  if (found.cost >= COST.hit) byOneLane(found, ends, { obstacles, reach: FAR });
  for (const piece of piecesOf(found.points)) obstacles.take(piece);
  return found.points;
}
