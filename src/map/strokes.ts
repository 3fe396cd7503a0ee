// Lines and badges of a map as SVG: a route with rounded corners, its arrow head, and its numbers.

import { escapeXml } from '../xml.ts';
import type { Point } from './card.ts';
import { textWidth } from './text.ts';

const RADIUS = 9;

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: round(from.x + (to.x - from.x) * part), y: round(from.y + (to.y - from.y) * part) };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The path data of a line through the points, with rounded corners. */
export function wayOf(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  let way = `M${first.x} ${first.y}`;
  for (const [index, point] of points.slice(1).entries()) {
    const before = points[index] ?? first;
    const after = points[index + 2];
    if (!after) return `${way}L${point.x} ${point.y}`;
    const near = towards(point, before, RADIUS);
    const far = towards(point, after, RADIUS);
    way += `L${near.x} ${near.y}Q${point.x} ${point.y} ${far.x} ${far.y}`;
  }
  return way;
}

/** An arrow head that points down into a card. */
export const headAt = ({ x, y }: Point, size: number): string => `M${x} ${y}l${-size} ${-size * 1.6}h${2 * size}z`;

const MAX_NUMBERS = 3;

/** Step numbers in a badge; a long list is shortened. */
export function numbersText(steps: readonly number[]): string {
  if (steps.length <= MAX_NUMBERS) return steps.join(',');
  return `${steps.slice(0, MAX_NUMBERS - 1).join(',')}…${steps.at(-1)}`;
}

/** A rounded badge with text, centred at the point. */
export function badge({ x, y }: Point, text: string, kind: string): string {
  // Bold text is wider than measured.
  const width = Math.max(22, Math.ceil(textWidth(text, 14) + 16));
  const left = round(x - width / 2);
  const shape = `<rect x="${left}" y="${y - 11}" width="${width}" height="22" rx="11"/>`;
  return `<g class="b ${kind}">${shape}<text x="${round(x)}" y="${y + 4.5}">${escapeXml(text)}</text></g>`;
}

/** A diamond with a cross: the path went wrong here. */
export const cross = ({ x, y }: Point): string =>
  `<g class="b x"><path d="M${x} ${y - 16}l16 16-16 16-16-16z"/><text x="${x}" y="${y + 4.5}">✕</text></g>`;
