// What stands in a line's way: the cards, found by place, and the lines that were drawn before.
import type { Box } from './card.ts';

/** A horizontal or vertical piece of a line: `at` is the coordinate that stays, `from`..`to` the one that moves. */
export type Piece = { vertical: boolean; at: number; from: number; to: number };

const CELL = 300;

/** Lines nearer than this look like one. */
const LANE = 7;

export type Obstacles = {
  /** How many cards a piece would run through. */
  hits: (piece: Piece) => number;
  near: (region: Box) => Box[];
  /** For how long a piece would lie on lines drawn before. */
  overlap: (piece: Piece) => number;
  take: (piece: Piece) => void;
};

const spanOf = (from: number, to: number): [number, number] => [Math.floor(from / CELL), Math.floor(to / CELL)];

function cellsOf({ x, y, width, height }: Box): string[] {
  const [left, right] = spanOf(x, x + width);
  const [top, bottom] = spanOf(y, y + height);
  const cells: string[] = [];
  for (let column = left; column <= right; column += 1)
    for (let row = top; row <= bottom; row += 1) cells.push(`${column}:${row}`);
  return cells;
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The room that a piece takes, with a little air to its sides. */
function regionOf({ vertical, at, from, to }: Piece): Box {
  const start = Math.min(from, to);
  const length = Math.abs(to - from);
  const side = { start: at - 5, length: 10 };
  return vertical
    ? { x: side.start, y: start, width: side.length, height: length }
    : { x: start, y: side.start, width: length, height: side.length };
}

function gridOf(boxes: readonly Box[]): (region: Box) => Box[] {
  const grid = new Map<string, Box[]>();
  for (const box of boxes)
    for (const cell of cellsOf(box)) {
      const held = grid.get(cell);
      if (held) held.push(box);
      else grid.set(cell, [box]);
    }
  return (region) => {
    const found = new Set<Box>();
    for (const cell of cellsOf(region))
      for (const box of grid.get(cell) ?? []) if (touches(region, box)) found.add(box);
    return [...found];
  };
}

const laneKey = (vertical: boolean, lane: number) => lane * 2 + (vertical ? 1 : 0);

export function obstaclesOf(boxes: readonly Box[]): Obstacles {
  const near = gridOf(boxes);
  const lanes = new Map<number, Piece[]>();
  const neighbours = ({ vertical, at }: Piece): Piece[] => {
    const lane = Math.floor(at / LANE);
    return [lane - 1, lane, lane + 1].flatMap((next) => lanes.get(laneKey(vertical, next)) ?? []);
  };
  return {
    near,
    hits: (piece) => near(regionOf(piece)).length,
    overlap: (piece) => {
      let shared = 0;
      for (const other of neighbours(piece)) {
        if (Math.abs(other.at - piece.at) >= LANE) continue;
        const start = Math.max(Math.min(piece.from, piece.to), Math.min(other.from, other.to));
        const end = Math.min(Math.max(piece.from, piece.to), Math.max(other.from, other.to));
        shared += Math.max(0, end - start);
      }
      return shared;
    },
    take: (piece) => {
      const key = laneKey(piece.vertical, Math.floor(piece.at / LANE));
      const held = lanes.get(key);
      if (held) held.push(piece);
      else lanes.set(key, [piece]);
    },
  };
}
