// What of the picture is seen: zoom, pan, and bringing a widget into view.
import type { PicturePart } from '../view.ts';
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
  const part = made.get(`card ${place} ${name}`)?.part;
  return part?.is === 'card' ? part : undefined;
}

const middleOf = ({ at: [x, y] = [0, 0], size: [width, height] }: Card): [number, number] => [
  x + width / 2,
  // Of a card that holds a subflow, its name.
  y + Math.min(height, 100) / 2,
];

/** Moves the box so that a card is in its middle. */
export function centre(svg: SVGSVGElement, card: Card): void {
  const box = boxOf(svg);
  const [x, y] = middleOf(card);
  setBox(svg, { ...box, x: x - box.width / 2, y: y - box.height / 2 });
}

/** Whether the whole card is seen: a frame shows more than the box where their shapes differ. */
export function isSeen(svg: SVGSVGElement, card: Card): boolean {
  const box = boxOf(svg);
  const [x, y] = middleOf(card);
  const { clientWidth, clientHeight } = svg;
  const scale = Math.max(box.width / (clientWidth || 1), box.height / (clientHeight || 1));
  const [halfWidth, halfHeight] = [(clientWidth * scale) / 2, (clientHeight * scale) / 2];
  const [dx, dy] = [Math.abs(x - box.x - box.width / 2), Math.abs(y - box.y - box.height / 2)];
  return dx + 130 <= halfWidth && dy + 50 <= halfHeight;
}

const NEAR = 1100;

/** Near enough to read, with a card in the middle. */
export function approach(svg: SVGSVGElement, card: Card): void {
  const box = boxOf(svg);
  if (box.width > NEAR) setBox(svg, zoomed(box, NEAR / box.width));
  centre(svg, card);
}

type Chosen = (target: Element) => void;

const CLICKABLE = '[data-widget], [data-from], [data-toggle]';

/** A line is thin: what is clicked is the nearest one within a few pixels. */
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

/** Pointer and wheel move what is seen; a click without a move, Enter and Space choose. */
export function steer(frame: HTMLElement, svg: SVGSVGElement, choose: Chosen): void {
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
    setBox(svg, zoomed(boxOf(svg), event.deltaY > 0 ? 1.15 : 1 / 1.15, at));
  };
  frame.onclick = (event) => {
    const near = moved ? undefined : elementNear(frame, event);
    if (near) choose(near);
  };
  frame.onkeydown = (event) => {
    if ((event.key !== 'Enter' && event.key !== ' ') || !(event.target instanceof Element)) return;
    event.preventDefault();
    choose(event.target);
  };
}
