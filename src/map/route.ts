// The way of a line from an outlet to a card's top: down, across, down (or up), across, down, past the cards and beside other lines.
import type { Box, Point } from './card.ts';
import type { Obstacles, Piece } from './obstacles.ts';

export type Ends = { start: Point; end: Point; source: Box; target: Box };

/** How far a line leaves a card before it turns, and how it is shifted to lie beside another. */
const STUB = 30;
const SHIFTS = [0, -8, 8, 16, 24];
const LAST = 22;
const AIR = 20;
const MOST_LANES = 14;

/** What a route costs beside its length: it may be long, but it may hardly run under a card. */
const COST = { bend: 45, hit: 6000, overlap: 4 } as const;

const samePoint = (a: Point, b: Point) => a.x === b.x && a.y === b.y;

/** The corners of a way by rows and lanes in turn, without corners that are none. */
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

/** The pieces that touch their own cards are cut there, so that a card is no obstacle to its own line. */
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

/** Where a line may run up or down: over its ends, beside them, and beside whatever stands between. */
function lanesOf({ start, end, source, target }: Ends, obstacles: Obstacles): number[] {
  const top = Math.min(start.y, end.y);
  const left = Math.min(source.x, target.x) - 2 * AIR;
  const right = Math.max(source.x + source.width, target.x + target.width) + 2 * AIR;
  const between = obstacles.near({ x: left, y: top, width: right - left, height: Math.abs(end.y - start.y) + 1 });
  const beside = [source, target, ...between].flatMap(({ x, width }) => [x - AIR, x + width + AIR]);
  const away = (x: number) => Math.abs(x - start.x) + Math.abs(x - end.x);
  const sorted = [...new Set(beside)].sort((a, b) => away(a) - away(b));
  return [start.x, end.x, ...sorted.slice(0, MOST_LANES)];
}

/** The quietest row near `y`: the first shift at which it lies on no other line. */
function quietRow(y: number, [from, to]: readonly [number, number], obstacles: Obstacles): number {
  const free = SHIFTS.find((shift) => obstacles.overlap({ vertical: false, at: y + shift, from, to }) === 0);
  return y + (free ?? 0);
}

function quietLane(x: number, [from, to]: readonly [number, number], obstacles: Obstacles): number {
  const free = SHIFTS.find((shift) => obstacles.overlap({ vertical: true, at: x + shift, from, to }) === 0);
  return x + (free ?? 0);
}

type Found = { points: Point[]; cost: number };

/** A line leaves a card at its bottom and reaches one at its top: it never doubles back through its own cards. */
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

/** Ways with one lane: most lines find one that is free. */
function byOneLane(found: Found, ends: Ends, obstacles: Obstacles): void {
  const { start, end } = ends;
  for (const base of lanesOf(ends, obstacles)) {
    const onEnd = base === start.x || base === end.x;
    const lane = onEnd ? base : quietLane(base, [start.y, end.y], obstacles);
    const row = quietRow(start.y + STUB, [start.x, lane], obstacles);
    const lastRow = quietRow(end.y - LAST, [lane, end.x], obstacles);
    consider(found, ends, { turns: [row, lane, lastRow], obstacles });
    const middle = quietRow(Math.round((start.y + end.y) / 2), [start.x, end.x], obstacles);
    if (onEnd && middle > start.y + STUB && middle < end.y - 14)
      consider(found, ends, { turns: [middle, lane, middle], obstacles });
  }
}

/** Ways with two lanes and a row between them, above or below what stands in the way. */
function byTwoLanes(found: Found, ends: Ends, obstacles: Obstacles): void {
  const { start, end, source, target } = ends;
  const left = Math.min(source.x, target.x) - 2 * AIR;
  const right = Math.max(source.x + source.width, target.x + target.width) + 2 * AIR;
  const top = Math.min(start.y, end.y) - source.height;
  const between = obstacles.near({
    x: left,
    y: top,
    width: right - left,
    height: Math.abs(end.y - start.y) + 2 * source.height,
  });
  const rows = [...new Set(between.flatMap(({ y, height }) => [y - AIR, y + height + STUB]))].slice(0, 24);
  for (const base of rows)
    for (const first of [start.x, source.x - AIR, source.x + source.width + AIR])
      for (const second of [end.x, target.x - AIR, target.x + target.width + AIR]) {
        const out = first === start.x ? first : quietLane(first, [start.y, base], obstacles);
        const home = second === end.x ? second : quietLane(second, [base, end.y], obstacles);
        const leave = quietRow(start.y + STUB, [start.x, out], obstacles);
        const arrive = quietRow(end.y - LAST, [home, end.x], obstacles);
        consider(found, ends, { turns: [leave, out, quietRow(base, [out, home], obstacles), home, arrive], obstacles });
      }
}

/** The cheapest way from an outlet to a card's top; it is taken, so that the next line keeps beside it. */
export function routeOf(ends: Ends, obstacles: Obstacles): Point[] {
  const found: Found = { points: [ends.start, ends.end], cost: Number.POSITIVE_INFINITY };
  byOneLane(found, ends, obstacles);
  if (found.cost >= COST.hit) byTwoLanes(found, ends, obstacles);
  for (const piece of piecesOf(found.points)) obstacles.take(piece);
  return found.points;
}
