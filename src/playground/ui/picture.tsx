// The flow as in reports, with its subflows in place: zoom, pan, find a widget, select one, open a subflow.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { cardId, type PictureView, type Waiting } from '../view.ts';
import { goByArrow, keepTabStop, makeTabStop } from './roving.ts';
import { error, expand, inspect, picture, selected, shownStep, view } from './state.ts';
import { type Canvas, createCanvas, showPicture, widgetLabel } from './svg.ts';
import {
  approach,
  type Box,
  boxOf,
  cardAt,
  centre,
  isReadable,
  isSeen,
  seenBox,
  setBox,
  showAll,
  steer,
  zoomed,
} from './viewport.ts';

/** The only picture on the page. `wantsWhole` is true once the user has asked for the whole flow. */
let shown: { canvas: Canvas; whole: Box; at: string; wantsWhole: boolean } | undefined;

const wholeOf = ({ box: [x, y, width, height] }: PictureView): Box => ({ x, y, width, height });

const isSame = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

function choose(target: Element): void {
  const { dataset } = target as SVGElement;
  const { widget, place = '', from, index, toggle } = dataset;
  if (toggle !== undefined) return void openOrClose(toggle, target.getAttribute('aria-expanded') !== 'true');
  if (widget !== undefined) return void inspect(widget, place);
  if (from !== undefined) void inspect(from, place, Number(index));
}

/** The card of the subflow at a place. */
function runnerAt(id: string): { widget: string; place: string } | undefined {
  return picture.value?.subflows.find((one) => one.id === id);
}

/** Brings an opened subflow into view. */
async function openOrClose(id: string, open: boolean): Promise<void> {
  await expand(id, open);
  const runner = runnerAt(id);
  // The picture is drawn together with the page, right after this.
  requestAnimationFrame(() => {
    const card = shown && runner && cardAt(shown.canvas, runner.widget, runner.place);
    if (shown && card && open && !isSame(boxOf(shown.canvas.svg), shown.whole)) showAll(shown.canvas.svg, card);
  });
}

/** Tab returns to the element with the focus; a card that the keyboard reaches is brought into view. */
function follow(svg: SVGSVGElement, canvas: Canvas, target: EventTarget | null): void {
  if (!(target instanceof SVGElement)) return;
  makeTabStop(canvas, target);
  if (!target.matches(':focus-visible')) return;
  const { widget, place = '', toggle } = target.dataset;
  const found = toggle === undefined ? widget !== undefined && { widget, place } : runnerAt(toggle);
  const card = found ? cardAt(canvas, found.widget, found.place) : undefined;
  if (card && !isSeen(svg, card)) centre(svg, card);
}

/** In pixels: if its size depended on the page, the browser would lay out the whole picture with every change of the page. */
function fit(svg: SVGSVGElement, { clientWidth, clientHeight }: HTMLElement): void {
  svg.setAttribute('width', String(clientWidth));
  svg.setAttribute('height', String(clientHeight));
}

function create(frame: HTMLElement, label: string): Canvas {
  const canvas = createCanvas(label);
  frame.replaceChildren(canvas.svg);
  fit(canvas.svg, frame);
  new ResizeObserver(() => {
    fit(canvas.svg, frame);
    followExecution();
  }).observe(frame);
  steer(frame, canvas.svg, { choose, goByKey: (event) => goByArrow(canvas, event) });
  canvas.svg.addEventListener('focusin', ({ target }) => follow(canvas.svg, canvas, target));
  return canvas;
}

/** The card in the middle of the view, which stays there while the picture changes. */
function anchorIn(canvas: Canvas): { id: string; x: number; y: number } | undefined {
  const box = boxOf(canvas.svg);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let nearest: { id: string; x: number; y: number; away: number } | undefined;
  for (const { part } of canvas.made.values()) {
    if (part.is !== 'card') continue;
    const [left, top] = [(part.at?.[0] ?? 0) + part.size[0] / 2, part.at?.[1] ?? 0];
    const away = Math.hypot(left - x, top - y);
    if (!nearest || away < nearest.away) nearest = { id: part.id, x: left, y: top, away };
  }
  return nearest;
}

/** Keeps the same part of the flow in view while the picture changes around it. */
function keepView(canvas: Canvas, before: { whole: Box; anchor: ReturnType<typeof anchorIn> }, whole: Box): void {
  const box = boxOf(canvas.svg);
  if (isSame(box, before.whole)) {
    setBox(canvas.svg, whole);
    return;
  }
  const held = before.anchor && canvas.made.get(before.anchor.id)?.part;
  if (!before.anchor || held?.is !== 'card') return;
  const [x, y] = [(held.at?.[0] ?? 0) + held.size[0] / 2, held.at?.[1] ?? 0];
  setBox(canvas.svg, { ...box, x: box.x + x - before.anchor.x, y: box.y + y - before.anchor.y });
}

function update(frame: HTMLElement, next: PictureView, label: string): void {
  const whole = wholeOf(next);
  if (!shown || !frame.contains(shown.canvas.svg)) {
    shown = { canvas: create(frame, label), whole, at: '', wantsWhole: false };
    setBox(shown.canvas.svg, whole);
    showPicture(shown.canvas, next);
    return;
  }
  const { canvas, whole: before } = shown;
  const resized = !isSame(before, whole);
  const anchor = resized ? anchorIn(canvas) : undefined;
  showPicture(canvas, next);
  if (resized) keepView(canvas, { whole: before, anchor }, whole);
  shown.whole = whole;
}

/** When the execution has continued, the view follows it, if only a part of the flow is visible or all of it is too small to read. */
function followExecution(): void {
  const { at = '' } = picture.value ?? {};
  // A narrow window may show another pane: the view is moved once the picture is visible.
  if (!shown || shown.canvas.svg.width.baseVal.value === 0) return;
  const { canvas, whole, wantsWhole } = shown;
  const isNew = at !== shown.at;
  shown.at = at;
  const part = canvas.made.get(at)?.part;
  if (!isNew || part?.is !== 'card') return;
  if (isSame(boxOf(canvas.svg), whole)) {
    if (!wantsWhole && !isReadable(canvas.svg)) approach(canvas.svg, part);
  } else if (!isSeen(canvas.svg, part)) centre(canvas.svg, part);
}

/** Names the card at which the execution waits for people who cannot see its badge. */
function markCurrent({ made }: Canvas): void {
  for (const { node } of made.values()) node.removeAttribute('aria-current');
  const waits = [...made.keys()].find((id) => id.startsWith('waits '));
  made.get(waits?.replace('waits', 'card') ?? '')?.node.setAttribute('aria-current', 'step');
}

function Frame({ label }: { label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const { value } = picture;
  useLayoutEffect(() => {
    if (!frame.current || !value) return;
    update(frame.current, value, label);
    if (shown) markCurrent(shown.canvas);
    if (shown) keepTabStop(shown.canvas);
    followExecution();
  }, [value, label]);
  useLayoutEffect(() => {
    const { name, place = '' } = selected.value ?? {};
    const made = name === undefined ? undefined : shown?.canvas.made.get(cardId(place, name));
    made?.node.classList.add('selected');
    return () => made?.node.classList.remove('selected');
  }, [selected.value?.name, selected.value?.place, value]);
  return <div class="frame" ref={frame} />;
}

function zoom(factor: number): void {
  if (shown) setBox(shown.canvas.svg, zoomed(seenBox(shown.canvas.svg), factor));
}

function showWhole(): void {
  if (!shown) return;
  shown.wantsWhole = true;
  setBox(shown.canvas.svg, shown.whole);
}

type Findable = { widget: string; place: string; label: string };

/** Every widget of the flow and of the subflows below it, open or not. */
function findable(): Findable[] {
  const own = view.value.flow?.widgets ?? [];
  return [
    ...own.map(({ name }) => ({ widget: name, place: '', label: name })),
    ...(picture.value?.subflows ?? []).flatMap(({ id, widgets = [] }) =>
      widgets.map((widget) => ({ widget, place: id, label: widgetLabel(widget, id) })),
    ),
  ];
}

/** By its label or name, otherwise by a part of one. */
function matching(text: string): Findable | undefined {
  const all = findable();
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  return (
    all.find(({ label }) => label === text) ??
    all.find(({ widget }) => widget.toLowerCase() === wanted) ??
    all.find(({ label }) => label.toLowerCase().includes(wanted))
  );
}

async function show({ widget, place }: Omit<Findable, 'label'>): Promise<void> {
  if (place && !picture.value?.subflows.find(({ id }) => id === place)?.open) await expand(place, true);
  // The picture is drawn together with the page, right after this.
  requestAnimationFrame(() => {
    const card = shown && cardAt(shown.canvas, widget, place);
    if (shown && card) approach(shown.canvas.svg, card);
  });
  await inspect(widget, place);
}

function find(text: string): void {
  const found = matching(text);
  if (found) void show(found);
  else if (text.trim() !== '') error.value = `No widget of this flow is called “${text}”.`;
}

/** All names for the search. Most actions do not change them. */
function Names() {
  const key = `${view.value.flow?.id} ${(picture.value?.subflows ?? []).map(({ id, flow }) => `${id} ${flow}`).join(' ')}`;
  return useMemo(
    () => (
      <datalist id="widgets">
        {findable().map(({ label, place }) => (
          <option key={`${place} ${label}`} value={label} />
        ))}
      </datalist>
    ),
    [key],
  );
}

export function Picture() {
  const { flow, conversation, flows } = view.value;
  const current = shownStep.value === undefined ? conversation?.waiting : undefined;
  return (
    <section class="picture" aria-label="Flow">
      {picture.value && <Tools key={flow?.id} current={current} />}
      {picture.value && <Frame key={flow?.id} label={`Flow ${flow?.name ?? ''}`} />}
      {!flow && flows.length === 0 && <p class="hint">No flow found.</p>}
    </section>
  );
}

function Tools({ current }: { current: Waiting | undefined }) {
  return (
    <div class="tools">
      <label>
        <span class="visually-hidden">Find a widget</span>
        <input
          list="widgets"
          type="search"
          placeholder="Find a widget"
          onChange={(event) => find(event.currentTarget.value)}
        />
      </label>
      <Names />
      <button type="button" aria-label="Zoom in" onClick={() => zoom(1 / 1.3)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => zoom(1.3)}>
        −
      </button>
      <button type="button" onClick={showWhole}>
        Whole flow
      </button>
      {current && (
        <button type="button" onClick={() => void show(current)}>
          Where it waits
        </button>
      )}
    </div>
  );
}
