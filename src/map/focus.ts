// The part of a large map around a path, so that its widgets can be read without searching.
import type { Box } from './card.ts';
import { lineKey, type Marks } from './marks.ts';
import type { Plan } from './plan.ts';

/** Smaller maps are shown completely. */
const LARGE = 2400;
const MARGIN = 150;

type Edges = { left: number; top: number; right: number; bottom: number };

const edgesOf = ({ x, y, width, height }: Box): Edges => ({ left: x, top: y, right: x + width, bottom: y + height });

function around(boxes: readonly Edges[]): Edges {
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - MARGIN,
    top: Math.min(...boxes.map(({ top }) => top)) - MARGIN,
    right: Math.max(...boxes.map(({ right }) => right)) + MARGIN,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + MARGIN,
  };
}

/** The part of the plan to show: all of it, or the area around the marked cards and lines. */
export function focusOf({ cards, lines, bounds }: Plan, marks: Marks): Box {
  if (marks.kind !== 'path' || Math.max(bounds.width, bounds.height) <= LARGE) return bounds;
  const shown = cards.filter(({ state }) => marks.cards.has(state.name));
  const ways = lines.filter(({ from, index }) => marks.lines.has(lineKey(from, index))).flatMap(({ points }) => points);
  if (shown.length === 0) return bounds;
  const points = ways.map((point) => edgesOf({ ...point, width: 0, height: 0 }));
  const near = around([...shown.map(edgesOf), ...points]);
  const all = edgesOf(bounds);
  const left = Math.max(all.left, near.left);
  const top = Math.max(all.top, near.top);
  return {
    x: left,
    y: top,
    width: Math.min(all.right, near.right) - left,
    height: Math.min(all.bottom, near.bottom) - top,
  };
}
