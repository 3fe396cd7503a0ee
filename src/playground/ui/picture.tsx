// The flow as the reports draw it: zoom, pan, find a widget, click one.
import { useEffect, useRef } from 'preact/hooks';
import { inspect, pictures, selected, shownStep, view } from './state.ts';

type Box = { x: number; y: number; width: number; height: number };

const boxOf = (svg: SVGSVGElement): Box => {
  const [x = 0, y = 0, width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return { x, y, width, height };
};

const setBox = (svg: SVGSVGElement, { x, y, width, height }: Box) =>
  svg.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);

/** Zooms around a point, given as fractions of the box. */
const zoomed = ({ x, y, width, height }: Box, factor: number, [fx, fy] = [0.5, 0.5]): Box => ({
  x: x + width * fx * (1 - factor),
  y: y + height * fy * (1 - factor),
  width: width * factor,
  height: height * factor,
});

/** Parsed as XML: markup in names stays text, and scripts never run. */
function parse(text: string): SVGSVGElement | undefined {
  if (text === '') return undefined;
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement)) return undefined;
  for (const name of ['width', 'height']) root.removeAttribute(name);
  for (const card of root.querySelectorAll('[data-widget]')) {
    card.setAttribute('tabindex', '0');
    card.setAttribute('role', 'button');
    card.setAttribute('aria-label', card.getAttribute('data-widget') ?? '');
  }
  root.setAttribute('role', 'group');
  return root;
}

const cardOf = (svg: SVGSVGElement, name: string): SVGGElement | undefined =>
  [...svg.querySelectorAll<SVGGElement>('[data-widget]')].find((card) => card.getAttribute('data-widget') === name);

/** Moves the box so that a widget is in its middle. */
function centre(svg: SVGSVGElement, name: string): void {
  const [x = 0, y = 0] = (
    /translate\(([-\d.]+) ([-\d.]+)\)/.exec(cardOf(svg, name)?.getAttribute('transform') ?? '') ?? []
  )
    .slice(1)
    .map(Number);
  const box = boxOf(svg);
  setBox(svg, { ...box, x: x + 130 - box.width / 2, y: y + 50 - box.height / 2 });
}

const NEAR = 1100;

/** Pointer and wheel move what is seen; a click without a move selects. */
function drag(frame: HTMLElement, svg: SVGSVGElement): void {
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
  const choose = (target: EventTarget | null) => {
    const element = target instanceof Element ? target.closest('[data-widget], [data-from]') : null;
    const name = element?.getAttribute('data-widget');
    if (name) return void inspect(name);
    const from = element?.getAttribute('data-from');
    if (from) void inspect(from, Number(element?.getAttribute('data-index')));
  };
  frame.onclick = (event) => {
    if (!moved) choose(event.target);
  };
  frame.onkeydown = (event) => {
    if (event.key === 'Enter' || event.key === ' ') choose(event.target);
  };
}

/** One flow: the svg stays where it was moved to while the path on it grows. */
function Frame({ svg: text, current }: { svg: string; current: string | undefined }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const svg = parse(text);
    const element = frame.current;
    if (!element) return;
    const before = element.querySelector('svg');
    const kept = before ? boxOf(before) : undefined;
    element.replaceChildren(...(svg ? [svg] : []));
    if (!svg) return;
    const whole = boxOf(svg);
    svg.dataset.whole = svg.getAttribute('viewBox') ?? '';
    if (kept) setBox(svg, kept);
    drag(element, svg);
    if (current && kept && kept.width < whole.width * 0.95) centre(svg, current);
  }, [text]);
  useEffect(() => {
    for (const card of frame.current?.querySelectorAll('[data-widget]') ?? [])
      card.classList.toggle('selected', card.getAttribute('data-widget') === selected.value?.name);
  }, [selected.value, text]);
  return <div class="frame" ref={frame} />;
}

const drawings = () => [...document.querySelectorAll<SVGSVGElement>('.frame svg')];

function zoomAll(factor: number): void {
  for (const svg of drawings()) setBox(svg, zoomed(boxOf(svg), factor));
}

function showWhole(): void {
  for (const svg of drawings()) svg.setAttribute('viewBox', svg.dataset.whole ?? '');
}

function find(name: string): void {
  const svg = drawings().find((one) => cardOf(one, name));
  if (!svg) return;
  const box = boxOf(svg);
  if (box.width > NEAR) setBox(svg, zoomed(box, NEAR / box.width));
  centre(svg, name);
  void inspect(name);
}

/** The flow, and below it each subflow that the execution has entered; those can be folded away. */
export function Picture() {
  const { flow, conversation, flows } = view.value;
  const current = shownStep.value === undefined ? conversation?.waiting?.widget : undefined;
  const [main, ...subflows] = pictures.value;
  return (
    <section class="picture" aria-label="Flow">
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
        <datalist id="widgets">
          {flow?.widgets.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="button" aria-label="Zoom in" onClick={() => zoomAll(1 / 1.3)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoomAll(1.3)}>
          −
        </button>
        <button type="button" onClick={showWhole}>
          Whole flow
        </button>
        {current && (
          <button type="button" onClick={() => find(current)}>
            Where it waits
          </button>
        )}
      </div>
      {main && <Frame key={flow?.id} svg={main.svg} current={current} />}
      {subflows.map((one) => (
        <details key={one.flow} class="subflow" open>
          <summary>Subflow {one.flow}</summary>
          <Frame svg={one.svg} current={current} />
        </details>
      ))}
      {!flow && flows.length === 0 && <p class="hint">No flow found.</p>}
    </section>
  );
}
