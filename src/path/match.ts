// Compares a path with an expected one, in which a gap matches any number of widgets, and finds where they diverge.
import type { Path, Visit } from './path.ts';

/** One line of an expected path: a widget (left by `event`, or by any event), or a gap. */
export type Expected =
  | {
      kind: 'widget';
      widget: string;
      event?: string;
      /** The Run Subflow widget whose subflow it is in. */
      within?: string;
      /** Its subflow's steps are written below it; otherwise they may be any. */
      opened?: true;
    }
  | { kind: 'gap'; within?: string };

/** Where a path diverges from the expected one: `index` into the path, `line` into the expected lines; either may be past the end. */
export type Divergence = { index: number; line: number };

export type Match = { matches: true } | { matches: false; divergence: Divergence };

export const isWidget = (line: Expected | undefined, visit: Visit | undefined): boolean =>
  line?.kind === 'widget' && line.widget === visit?.widget && line.within === visit.within;

export const accepts = (line: Expected | undefined, visit: Visit | undefined): boolean =>
  line?.kind === 'widget' && isWidget(line, visit) && (line.event === undefined || line.event === visit?.event);

/** A gap may be empty: a match before it may also be after it. */
function withGaps(lines: readonly Expected[], positions: Iterable<number>): Set<number> {
  const live = new Set<number>();
  for (const position of positions) {
    live.add(position);
    for (let next = position; lines[next]?.kind === 'gap'; next++) live.add(next + 1);
  }
  return live;
}

/** A gap matches any widget, within a subflow only that subflow's widgets; a subflow without written steps may do anything. */
export function isFree(lines: readonly Expected[], position: number, { within }: Visit): boolean {
  const line = lines[position];
  if (line?.kind === 'gap') return line.within === undefined || line.within === within;
  const before = lines[position - 1];
  return within !== undefined && before?.kind === 'widget' && before.widget === within && !before.opened;
}

function advance(lines: readonly Expected[], live: ReadonlySet<number>, visit: Visit): Set<number> {
  const next: number[] = [];
  for (const position of live) {
    if (isFree(lines, position, visit)) next.push(position);
    else if (accepts(lines[position], visit)) next.push(position + 1);
  }
  return withGaps(lines, next);
}

/** The positions in the expected lines at which the match may be before each visit, and after the last. */
export function positionsAlong(lines: readonly Expected[], path: Path): Set<number>[] {
  const all = [withGaps(lines, [0])];
  for (const visit of path) all.push(advance(lines, all.at(-1) ?? new Set(), visit));
  return all;
}

type Candidate = Divergence & { nearMiss: boolean };

/** A widget that a gap leads to and that never came is missing at the end of the path, not at any one visit. */
function candidateAt(lines: readonly Expected[], path: Path, { index, line }: Divergence): Candidate | undefined {
  if (lines[line]?.kind === 'gap' || accepts(lines[line], path[index])) return undefined;
  const nearMiss = isWidget(lines[line], path[index]);
  const afterGap = lines[line - 1]?.kind === 'gap';
  return { index: afterGap && !nearMiss ? path.length : index, line, nearMiss };
}

const isBetter = (a: Candidate, b: Candidate): boolean => {
  if (a.line !== b.line) return a.line > b.line;
  if (a.nearMiss !== b.nearMiss) return a.nearMiss;
  return a.index >= b.index;
};

/** The position after the longest match; among several, the last. */
function divergenceOf(lines: readonly Expected[], path: Path, positions: readonly Set<number>[]): Divergence {
  let best: Candidate | undefined;
  for (const [index, live] of positions.entries()) {
    for (const line of live) {
      const candidate = candidateAt(lines, path, { index, line });
      if (candidate && (!best || isBetter(candidate, best))) best = candidate;
    }
  }
  return best ? { index: best.index, line: best.line } : { index: path.length, line: lines.length };
}

export function matchPath(lines: readonly Expected[], path: Path): Match {
  const positions = positionsAlong(lines, path);
  if (positions.at(-1)?.has(lines.length)) return { matches: true };
  return { matches: false, divergence: divergenceOf(lines, path, positions) };
}
