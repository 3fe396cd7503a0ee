// Finds the order of steps that were taken one after the other: a walk that takes each of them once.

/** One step from a widget to a widget. */
export type Hop = { from: string; to: string };

/** Whether each hop begins where the one before it ended. */
export const isUnbroken = (hops: readonly Hop[], start: string): boolean =>
  hops.every(({ from }, index) => from === (hops[index - 1]?.to ?? start));

/**
 * All hops in one walk from `start`; undefined if there is none. Where several may come next, the first in the list is tried first.
 * (Hierholzer: each hop is looked at once; a loop that was passed by is put in where it began.)
 */
export function trailOf<H extends Hop>(hops: readonly H[], start: string): H[] | undefined {
  const left = new Map<string, H[]>();
  for (const hop of hops.toReversed()) {
    const there = left.get(hop.from);
    if (there) there.push(hop);
    else left.set(hop.from, [hop]);
  }
  const walked: H[] = [];
  const open: { at: string; by?: H }[] = [{ at: start }];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const next = left.get(last.at)?.pop();
    if (next) open.push({ at: next.to, by: next });
    else {
      open.pop();
      if (last.by) walked.push(last.by);
    }
  }
  walked.reverse();
  return walked.length === hops.length && isUnbroken(walked, start) ? walked : undefined;
}

/**
 * Whether no other walk takes the same hops: none of its widgets is entered three times, and no two of them in turns (a loop at
 * one could be walked before or after a loop at the other).
 */
export function isOnlyTrail(hops: readonly Hop[], start: string): boolean {
  const visits = [start, ...hops.map(({ to }) => to)];
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
