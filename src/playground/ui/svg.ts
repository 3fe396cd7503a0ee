// The picture's elements: created once, kept as long as they show the same, and otherwise changed in place.
import type { PicturePart, PictureView } from '../view.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Made = { part: PicturePart; node: SVGGElement };

/** A picture on the page, and its parts by their ids. */
export type Canvas = { svg: SVGSVGElement; made: Map<string, Made>; layers: Map<number, SVGGElement> };

const element = <Name extends 'svg' | 'g'>(name: Name): SVGElementTagNameMap[Name] =>
  document.createElementNS(SVG, name);

export function createCanvas(label: string): Canvas {
  const svg = element('svg');
  svg.setAttribute('class', 'fp');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', label);
  return { svg, made: new Map(), layers: new Map() };
}

/** Parsed as XML, so that markup in names stays text and scripts never run. Invalid SVG shows nothing. */
function contentsOf(parts: readonly PicturePart[]): readonly (readonly Node[])[] {
  const text = `<svg xmlns="${SVG}">${parts.map(({ svg }) => `<g>${svg}</g>`).join('')}</svg>`;
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root instanceof SVGSVGElement) return [...root.children].map(({ childNodes }) => [...childNodes]);
  return parts.map(() => []);
}

/** The group of a part's layer, in order among the others. */
function layerOf({ svg, layers }: Canvas, { layer, other, is }: PicturePart): SVGGElement {
  const known = layers.get(layer);
  if (known) return known;
  const group = element('g');
  if (other) group.setAttribute('class', is === 'line' ? 'other-lines' : 'other-cards');
  const above = [...layers].filter(([one]) => one > layer).sort(([a], [b]) => a - b)[0];
  svg.insertBefore(group, above?.[1] ?? null);
  layers.set(layer, group);
  return group;
}

const nameOf = (within: string): string => {
  const names = within ? (JSON.parse(within) as string[]) : [];
  return names.join(' › ');
};

/** A widget of a subflow is named with the widgets that lead to it, since the subflow may occur twice. */
export const widgetLabel = (widget: string, place: string): string =>
  place ? `${widget} (in ${nameOf(place)})` : widget;

function asButton(node: SVGGElement, label: string): void {
  node.setAttribute('tabindex', '-1');
  node.setAttribute('role', 'button');
  node.setAttribute('aria-label', label);
}

function identify(node: SVGGElement, part: PicturePart): void {
  if (part.is === 'card') {
    node.dataset.widget = part.widget;
    node.dataset.place = part.place;
    asButton(node, widgetLabel(part.widget, part.place));
  }
  if (part.is === 'line') {
    node.dataset.from = part.widget;
    node.dataset.place = part.place;
    node.dataset.index = String(part.transition);
  }
  if (part.is === 'toggle') {
    node.dataset.toggle = part.place;
    asButton(node, part.label);
  }
}

function place(node: SVGGElement, part: PicturePart, before?: PicturePart): void {
  if (part.at && String(part.at) !== String(before?.at))
    node.setAttribute('transform', `translate(${part.at[0]} ${part.at[1]})`);
  if (part.kind !== before?.kind) node.setAttribute('class', part.kind);
  if (part.is === 'toggle') node.setAttribute('aria-expanded', String(part.open));
}

/** Changes an element in place for a new part, so that it keeps the focus. */
function change(canvas: Canvas, { part: before, node }: Made, part: PicturePart): void {
  place(node, part, before);
  canvas.made.set(part.id, { part, node });
}

function remove(canvas: Canvas, ids: ReadonlySet<string>): void {
  for (const [id, { node }] of canvas.made) {
    if (ids.has(id)) continue;
    node.remove();
    canvas.made.delete(id);
  }
}

/** Inserts an element after the previous one of its layer: the keyboard follows this order. */
function insert(canvas: Canvas, made: Made, last: Map<number, SVGGElement>): void {
  const { part, node } = made;
  const layer = layerOf(canvas, part);
  const previous = last.get(part.layer);
  if (node.parentNode !== layer) layer.insertBefore(node, previous ? previous.nextSibling : layer.firstChild);
  last.set(part.layer, node);
}

/** Shows a picture; changes only what differs from the previous one. */
export function showPicture(canvas: Canvas, { parts, isPlayed }: PictureView): void {
  const { made } = canvas;
  canvas.svg.classList.toggle('played', isPlayed);
  remove(canvas, new Set(parts.map(({ id }) => id)));
  const other = parts.filter((part) => made.get(part.id)?.part.svg !== part.svg);
  const contents = other.length > 0 ? contentsOf(other) : [];
  for (const [index, part] of other.entries()) {
    const node = made.get(part.id)?.node ?? element('g');
    node.replaceChildren(...(contents[index] ?? []));
    if (made.has(part.id)) continue;
    identify(node, part);
    place(node, part);
    made.set(part.id, { part, node });
  }
  const last = new Map<number, SVGGElement>();
  for (const part of parts) {
    const known = made.get(part.id);
    if (!known) continue;
    if (known.part !== part) change(canvas, known, part);
    insert(canvas, { part, node: known.node }, last);
  }
}
