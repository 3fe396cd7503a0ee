// Keyboard control of the picture: Tab reaches it once, and arrow keys move between widgets by their position.
import type { PicturePart } from '../view.ts';
import type { Canvas } from './svg.ts';

type Direction = readonly [x: number, y: number];

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

type Stop = { node: SVGGElement; x: number; y: number };

/** The position of a card's name or of a button; undefined for parts without focus. */
function placeOf(part: PicturePart): Pick<Stop, 'x' | 'y'> | undefined {
  const [x, y] = part.at ?? [0, 0];
  if (part.is === 'card') return { x: x + part.size[0] / 2, y: y + 50 };
  return part.is === 'toggle' ? { x: x + 14, y: y + 14 } : undefined;
}

const stopsOf = ({ made }: Canvas): Stop[] =>
  [...made.values()].flatMap(({ part, node }) => {
    const place = placeOf(part);
    return place ? [{ node, ...place }] : [];
  });

/** A sideways distance counts more than one ahead, so that a column is visited before the next one. */
const ASIDE = 3;

function nextStop(from: Stop, stops: readonly Stop[], [dx, dy]: Direction): Stop | undefined {
  let nearest: { stop: Stop; away: number } | undefined;
  for (const stop of stops) {
    const [x, y] = [stop.x - from.x, stop.y - from.y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy + y * dx)];
    const away = ahead + ASIDE * aside;
    if (ahead > 0 && (!nearest || away < nearest.away)) nearest = { stop, away };
  }
  return nearest?.stop;
}

/** Makes an element the one that Tab reaches. */
export function makeTabStop({ made }: Canvas, target: Element): void {
  for (const { node } of made.values()) if (node.tabIndex === 0) node.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
}

/** If the element that Tab reached is gone, Tab reaches the first card. */
export function keepTabStop(canvas: Canvas): void {
  const stops = stopsOf(canvas);
  if (stops.some(({ node }) => node.tabIndex === 0)) return;
  const [first] = stops;
  if (first) makeTabStop(canvas, first.node);
}

/** Moves the focus; false if it is another key. */
export function goByArrow(canvas: Canvas, { key, target }: KeyboardEvent): boolean {
  const direction = DIRECTIONS[key];
  const stops = stopsOf(canvas);
  const from = stops.find(({ node }) => node === target);
  if (!direction || !from) return false;
  nextStop(from, stops, direction)?.node.focus();
  return true;
}
