// Compares an expected path with the traversed one, row by row, starting shortly before they diverge.
import { accepts, type Divergence, type Expected, isFree, isWidget, positionsAlong } from './match.ts';
import type { Path, Visit } from './path.ts';

/** A row of the comparison: both sides agree, differ, or one side is empty. */
export type Row = { expected?: Expected; visit?: Visit; same: boolean };

const row = (expected: Expected | undefined, visit: Visit | undefined): Row => ({
  ...(expected ? { expected } : {}),
  ...(visit ? { visit } : {}),
  same: accepts(expected, visit) || (expected?.kind === 'gap' && visit === undefined),
});

/** Walks back from the divergence, so that each visit is beside the line that matched it. */
function agreed(lines: readonly Expected[], path: Path, divergence: Divergence): Row[] {
  const positions = positionsAlong(lines, path);
  const rows: Row[] = [];
  let { line, index } = divergence;
  while (index > 0) {
    const visit = path[index - 1];
    if (accepts(lines[line - 1], visit) && positions[index - 1]?.has(line - 1)) {
      rows.unshift(row(lines[line - 1], visit));
      line -= 1;
      index -= 1;
    } else if (visit && isFree(lines, line, visit) && positions[index - 1]?.has(line)) {
      rows.unshift({ ...(lines[line]?.kind === 'gap' ? { expected: lines[line] } : {}), visit, same: true });
      index -= 1;
    } else if (line > 0) line -= 1;
    else break;
  }
  return rows;
}

/** How well a line and a visit match: the same widget with the same event scores higher than the widget alone. */
function worth(line: Expected | undefined, visit: Visit | undefined): number {
  if (accepts(line, visit)) return 2;
  return isWidget(line, visit) ? 1 : 0;
}

type Grid = number[][];

/** The table of a longest common subsequence, computed from the end so that it can be read from the start. */
function gridOf(lines: readonly Expected[], path: Path): Grid {
  const grid: Grid = Array.from({ length: lines.length + 1 }, () => new Array<number>(path.length + 1).fill(0));
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = path.length - 1; j >= 0; j--) {
      const paired = worth(lines[i], path[j]);
      const together = paired > 0 ? paired + cell(grid, i + 1, j + 1) : 0;
      (grid[i] as number[])[j] = Math.max(together, cell(grid, i + 1, j), cell(grid, i, j + 1));
    }
  }
  return grid;
}

const cell = (grid: Grid, i: number, j: number): number => grid[i]?.[j] ?? 0;

type Pair = { line: number; index: number };

function pairsOf(lines: readonly Expected[], path: Path): Pair[] {
  const grid = gridOf(lines, path);
  const pairs: Pair[] = [];
  let [line, index] = [0, 0];
  while (line < lines.length && index < path.length) {
    const paired = worth(lines[line], path[index]);
    if (paired > 0 && cell(grid, line, index) === paired + cell(grid, line + 1, index + 1)) {
      pairs.push({ line, index });
      line += 1;
      index += 1;
    } else if (cell(grid, line + 1, index) >= cell(grid, line, index + 1)) line += 1;
    else index += 1;
  }
  return pairs;
}

/** After the divergence, lines and visits that match again share a row, so that one extra widget does not shift everything after it. */
function diverged(lines: readonly Expected[], path: Path): Row[] {
  const rows: Row[] = [];
  let [line, index] = [0, 0];
  for (const pair of [...pairsOf(lines, path), { line: lines.length, index: path.length }]) {
    while (line < pair.line || index < pair.index) {
      rows.push(row(line < pair.line ? lines[line++] : undefined, index < pair.index ? path[index++] : undefined));
    }
    if (line < lines.length || index < path.length) rows.push(row(lines[line++], path[index++]));
  }
  return rows;
}

const MAX_COMPARED = 60;

export type Comparison = {
  /** Rows before the divergence that both sides share. */
  agreed: readonly Row[];
  diverged: readonly Row[];
  /** The number of visits and lines that were omitted because the paths are long. */
  omitted: number;
};

export function comparePaths(lines: readonly Expected[], path: Path, divergence: Divergence): Comparison {
  const restOfLines = lines.slice(divergence.line);
  const restOfPath = path.slice(divergence.index);
  const rows = diverged(restOfLines.slice(0, MAX_COMPARED), restOfPath.slice(0, MAX_COMPARED));
  const omitted = Math.max(0, restOfLines.length - MAX_COMPARED) + Math.max(0, restOfPath.length - MAX_COMPARED);
  return { agreed: agreed(lines, path, divergence), diverged: rows, omitted };
}
