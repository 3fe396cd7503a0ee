// The visible part of the picture: zoom, pan, and bringing a widget into view.
import { cardId, type PicturePart } from '../view.ts';
import type { Canvas } from './svg.ts';

export type Box = { x: number; y: number; width: number; height: number };

export const boxOf = (svg: SVGSVGElement): Box => {
  const [x = 0, y = 0, width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return { x, y, width, height };
};

export const setBox = (svg: SVGSVGElement, { x, y, width, height }: Box): void =>
  svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);

/** Zooms around a point, given as fractions of the box. */
export const zoomed = ({ x, y, width, height }: Box, factor: number, [fx, fy] = [0.5, 0.5]): Box => ({
  x: x + width * fx * (1 - factor),
  y: y + height * fy * (1 - factor),
  width: width * factor,
  height: height * factor,
});

type Card = Extract<PicturePart, { is: 'card' }>;

export function cardAt({ made }: Canvas, name: string, place: string): Card | undefined {
  const part = made.get(cardId(place, name))?.part;
  return part?.is === 'card' ? part : undefined;
}

const middleOf = ({ at: [x, y] = [0, 0], size: [width, height] }: Card): [number, number] => [
  x + width / 2,
  // The name, if the card contains a subflow.
  y + Math.min(height, 100) / 2,
];

/** Moves the box so that a card is in its middle. */
export function centre(svg: SVGSVGElement, card: Card): void {
  const seen = seenBox(svg);
  const [x, y] = middleOf(card);
  setBox(svg, { ...seen, x: x - seen.width / 2, y: y - seen.height / 2 });
}

/** The visible area: larger than the box if the frame has another aspect ratio. */
export function seenBox(svg: SVGSVGElement): Box {
  const { x, y, width, height } = boxOf(svg);
  const [pixelsWide, pixelsHigh] = [svg.width.baseVal.value || 1, svg.height.baseVal.value || 1];
  const scale = Math.max(width / pixelsWide, height / pixelsHigh);
  const [wide, high] = [pixelsWide * scale, pixelsHigh * scale];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}

const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const headOf = ({ at: [x, y] = [0, 0], size: [width, height] }: Card): Box => ({
  x: x + width / 2 - 130,
  y,
  width: 260,
  height: Math.min(height, 100),
});

/** Whether a card is visible; for one with a subflow, its name. */
export const isSeen = (svg: SVGSVGElement, card: Card): boolean => holds(seenBox(svg), headOf(card));

/** Units of the picture per pixel. At the first, its texts are as large as the page's; beyond the second, they are unreadable. */
const READABLE = 1.15;
const TOO_SMALL = 2.8;

const scaleOf = (svg: SVGSVGElement): number => seenBox(svg).width / (svg.width.baseVal.value || 1);

export const isReadable = (svg: SVGSVGElement): boolean => scaleOf(svg) < TOO_SMALL;

/** Zooms in far enough to read, with a card in the middle. */
export function approach(svg: SVGSVGElement, card: Card): void {
  setBox(svg, zoomed(seenBox(svg), Math.min(1, READABLE / scaleOf(svg))));
  centre(svg, card);
}

const MARGIN = 40;

/** Makes all of a card visible, by zooming out if necessary. */
export function showAll(svg: SVGSVGElement, { at: [x, y] = [0, 0], size: [width, height] }: Card): void {
  const whole = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const seen = seenBox(svg);
  if (holds(seen, whole)) return;
  const factor = Math.max(1, whole.width / seen.width, whole.height / seen.height);
  const [wide, high] = [seen.width * factor, seen.height * factor];
  setBox(svg, {
    x: whole.x - (wide - whole.width) / 2,
    y: whole.y - (high - whole.height) / 2,
    width: wide,
    height: high,
  });
}

type Steering = {
  choose: (target: Element) => void;
  /** False if it is another key. */
  goByKey: (event: KeyboardEvent) => boolean;
};

const CLICKABLE = '[data-widget], [data-from], [data-toggle]';

/** A line is thin: a click selects the nearest one within a few pixels. */
const AROUND = [0, -4, 4, -8, 8];

function elementNear(frame: HTMLElement, { clientX, clientY, target }: MouseEvent): Element | undefined {
  const exact = target instanceof Element ? target.closest(CLICKABLE) : null;
  if (exact) return exact;
  for (const dx of AROUND)
    for (const dy of AROUND) {
      const near = document.elementFromPoint(clientX + dx, clientY + dy)?.closest('[data-from]');
      if (near && frame.contains(near)) return near;
    }
  return undefined;
}

/** Pointer and wheel move the view; a click without a move, Enter and Space select; other keys are passed on. */
export function steer(frame: HTMLElement, svg: SVGSVGElement, { choose, goByKey }: Steering): void {
  let start: { x: number; y: number; box: Box } | undefined;
  let moved = false;
  frame.onpointerdown = ({ clientX, clientY }) => {
    start = { x: clientX, y: clientY, box: boxOf(svg) };
    moved = false;
  };
  frame.onpointermove = ({ clientX, clientY, buttons }) => {
    if (!start || buttons === 0) return;
    const [dx, dy] = [clientX - start.x, clientY - start.y];
    if (Math.abs(dx) + Math.abs(dy) < 5) return;
    moved = true;
    const scale = Math.max(start.box.width / frame.clientWidth, start.box.height / frame.clientHeight);
    setBox(svg, { ...start.box, x: start.box.x - dx * scale, y: start.box.y - dy * scale });
  };
  frame.onpointerup = () => {
    start = undefined;
  };
  frame.onwheel = (event) => {
    event.preventDefault();
    const bounds = frame.getBoundingClientRect();
    const at: [number, number] = [
      (event.clientX - bounds.left) / bounds.width,
      (event.clientY - bounds.top) / bounds.height,
    ];
    setBox(svg, zoomed(seenBox(svg), event.deltaY > 0 ? 1.15 : 1 / 1.15, at));
  };
  frame.onclick = (event) => {
    const near = moved ? undefined : elementNear(frame, event);
    if (near) choose(near);
  };
  frame.onkeydown = (event) => {
    const isChoice = event.key === 'Enter' || event.key === ' ';
    if (isChoice && event.target instanceof Element) choose(event.target);
    if (isChoice || goByKey(event)) event.preventDefault();
  };
}
