// Obstacles of a line: the cards, indexed by position, and the lines drawn before.
import type { Box, Point } from './card.ts';

/** A horizontal or vertical segment of a line: `at` is the fixed coordinate, `from`..`to` the other one. */
export type Piece = { vertical: boolean; at: number; from: number; to: number };

const CELL = 300;

/** Lines closer than this look like one line. */
const LANE = 7;

export type Obstacles = {
  /** How many cards a segment would cross; other obstacles count as a fraction. */
  hits: (piece: Piece) => number;
  near: (region: Box) => Box[];
  /** The length over which a segment would cover earlier lines. */
  overlap: (piece: Piece) => number;
  take: (piece: Piece) => void;
};

const cellOf = (value: number) => Math.floor(value / CELL);

/** One number for a cell; canvases are far smaller than a million cells in a row. */
const cellKey = (column: number, row: number) => column * 1_000_003 + row;

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The area that a segment needs, with some space beside it. */
function regionOf({ vertical, at, from, to }: Piece): Box {
  const start = Math.min(from, to);
  const length = Math.abs(to - from);
  return vertical
    ? { x: at - 5, y: start, width: 10, height: length }
    : { x: start, y: at - 5, width: length, height: 10 };
}

type Grid = Map<number, Box[]>;

function visitCells({ x, y, width, height }: Box, visit: (key: number) => void): void {
  const [right, bottom] = [cellOf(x + width), cellOf(y + height)];
  for (let column = cellOf(x); column <= right; column += 1)
    for (let row = cellOf(y); row <= bottom; row += 1) visit(cellKey(column, row));
}

function gridOf(boxes: readonly Box[]): Grid {
  const grid: Grid = new Map();
  for (const box of boxes)
    visitCells(box, (key) => {
      const held = grid.get(key);
      if (held) held.push(box);
      else grid.set(key, [box]);
    });
  return grid;
}

/** The boxes that touch an area, each once, in a stable order. */
function boxesIn(grid: Grid, region: Box): Box[] {
  const found: Box[] = [];
  visitCells(region, (key) => {
    for (const box of grid.get(key) ?? []) if (touches(region, box) && !found.includes(box)) found.push(box);
  });
  return found;
}

const laneKey = (vertical: boolean, lane: number) => lane * 2 + (vertical ? 1 : 0);

/** The length over which two segments of the same direction overlap. */
function shared(piece: Piece, other: Piece): number {
  if (Math.abs(other.at - piece.at) >= LANE) return 0;
  const start = Math.max(Math.min(piece.from, piece.to), Math.min(other.from, other.to));
  const end = Math.min(Math.max(piece.from, piece.to), Math.max(other.from, other.to));
  return Math.max(0, end - start);
}

/** The height of an outlet that leads nowhere, and the fraction of a hit that counts for a line which crosses it. */
const END = { height: 28, hit: 0.05 } as const;

/** The ends, by the rows that they extend into. */
function rowsOf(ends: readonly Point[]): Map<number, Point[]> {
  const rows = new Map<number, Point[]>();
  for (const end of ends)
    for (const y of [end.y, end.y + END.height]) {
      const row = Math.floor(y / END.height);
      rows.set(row, [...(rows.get(row) ?? []), end]);
    }
  return rows;
}

/** How many ends a row of a line crosses: it would look as if it started there. */
function crossed({ vertical, at, from, to }: Piece, rows: ReadonlyMap<number, readonly Point[]>): number {
  if (vertical) return 0;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const near = rows.get(Math.floor(at / END.height)) ?? [];
  return near.filter(({ x, y }) => x > left && x < right && at > y && at < y + END.height).length;
}

/** `ends` are the start points of outlets that lead nowhere. */
export function obstaclesOf(boxes: readonly Box[], ends: readonly Point[] = []): Obstacles {
  const grid = gridOf(boxes);
  const rows = rowsOf(ends);
  const lanes = new Map<number, Piece[]>();
  return {
    near: (region) => boxesIn(grid, region),
    hits: (piece) => boxesIn(grid, regionOf(piece)).length + END.hit * crossed(piece, rows),
    overlap: (piece) => {
      const lane = Math.floor(piece.at / LANE);
      let sum = 0;
      for (let next = lane - 1; next <= lane + 1; next += 1)
        for (const other of lanes.get(laneKey(piece.vertical, next)) ?? []) sum += shared(piece, other);
      return sum;
    },
    take: (piece) => {
      const key = laneKey(piece.vertical, Math.floor(piece.at / LANE));
      const held = lanes.get(key);
      if (held) held.push(piece);
      else lanes.set(key, [piece]);
    },
  };
}
