// Orders steps that were taken one after the other: an Euler path, which takes each of them once.

/** One step from a widget to a widget. */
export type Traversal = { from: string; to: string };

/** Whether each traversal starts where the previous one ended. */
export const isUnbroken = (traversals: readonly Traversal[], start: string): boolean =>
  traversals.every(({ from }, index) => from === (traversals[index - 1]?.to ?? start));

/**
 * All of them in one path from `start`; undefined if there is none. If several can come next, the first in the list is tried first.
 * (Hierholzer: each traversal is visited once; a skipped loop is inserted where it starts.)
 */
export function eulerPathOf<T extends Traversal>(traversals: readonly T[], start: string): T[] | undefined {
  const left = new Map<string, T[]>();
  for (const traversal of traversals.toReversed()) {
    const there = left.get(traversal.from);
    if (there) there.push(traversal);
    else left.set(traversal.from, [traversal]);
  }
  const path: T[] = [];
  const open: { at: string; by?: T }[] = [{ at: start }];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const next = left.get(last.at)?.pop();
    if (next) open.push({ at: next.to, by: next });
    else {
      open.pop();
      if (last.by) path.push(last.by);
    }
  }
  path.reverse();
  return path.length === traversals.length && isUnbroken(path, start) ? path : undefined;
}

/**
 * Whether no other path takes the same traversals: no widget is entered three times, and no two widgets alternate (a loop at one could be
 * taken before or after a loop at the other).
 */
export function isOnlyEulerPath(traversals: readonly Traversal[], start: string): boolean {
  const visits = [start, ...traversals.map(({ to }) => to)];
  const times = new Map<string, number>();
  for (const widget of visits) times.set(widget, (times.get(widget) ?? 0) + 1);
  const open: string[] = [];
  for (const widget of visits) {
    const all = times.get(widget) ?? 0;
    if (all > 2) return false;
    if (all < 2) continue;
    if (open.at(-1) === widget) open.pop();
    else if (open.includes(widget)) return false;
    else open.push(widget);
  }
  return true;
}
