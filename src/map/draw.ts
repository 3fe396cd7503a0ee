// Draws a flow as one static SVG: its widgets at Studio's positions, its transitions, and the marks on both.
import type { FlowDefinition } from '../flow/types.ts';
import { escapeXml } from '../xml.ts';
import type { Box, Point } from './card.ts';
import { drawCard } from './draw-card.ts';
import { focusOf } from './focus.ts';
import { legendOf, legendWidth } from './legend.ts';
import { lineKey, type MapContent, type Mark, type Marks, marksOf, type StrayTraversal } from './marks.ts';
import { type Line, type Plan, planOf } from './plan.ts';
import { routeOf } from './route.ts';
import { badge, cross, headAt, numbersText, wayOf } from './strokes.ts';
import { STYLE } from './style.ts';
import { inWords } from './words.ts';

const HEADS: Readonly<Record<string, number>> = { w: 8, x: 8, e: 8, h3: 8, h4: 10 };

/** Four steps, from one execution to a hundred. */
export function heatClass(times: number): 'h1' | 'h2' | 'h3' | 'h4' {
  if (times >= 30) return 'h4';
  if (times >= 10) return 'h3';
  return times >= 3 ? 'h2' : 'h1';
}

/** Highlights transitions that are taken more or less often than before; the width of the others shows how often they are taken. */
function trafficKind(traffic: Mark['traffic'], to: string | undefined): string {
  if (!traffic || (traffic.was === 0 && traffic.is === 0)) return to === undefined ? 'q' : 'n';
  if (traffic.was === traffic.is) return heatClass(traffic.is);
  return traffic.is < traffic.was ? 'x' : 'e';
}

const trafficText = ({ was, is }: NonNullable<Mark['traffic']>): string => (was === is ? `×${is}` : `${was} → ${is}`);

function lineKind(mark: Mark | undefined, { kind }: Marks, { to }: Line): string {
  if (kind === 'plain') return '';
  if (kind === 'coverage') {
    if (mark?.times) return heatClass(mark.times);
    return to === undefined ? 'q' : 'n';
  }
  if (kind === 'traffic') return trafficKind(mark?.traffic, to);
  if (mark?.wrong) return 'x';
  if (mark && mark.steps.length > 0) return 'w';
  return mark?.expected ? 'e' : 'q';
}

const LAYERS: Readonly<Record<string, number>> = { q: 0, '': 1, n: 1, h1: 2, h2: 3, h3: 4, h4: 5, e: 6, w: 7, x: 8 };

function lineTitle({ from, event, to, outlet }: Line): string {
  const how = outlet.label === event || event.endsWith(outlet.label) ? event : `${event}: ${outlet.label}`;
  return `${from} —${how}→ ${to ?? 'the flow ends'}`;
}

/** A line and its arrow head, in the style of its kind. */
export function lineContent(line: Line, kind: string): string {
  const { points, to } = line;
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const size = HEADS[kind] ?? 5.5;
  const stop = { x: end.x, y: end.y - size };
  const way = to === undefined ? wayOf(points) : wayOf([...points.slice(0, -1), stop]);
  const tip =
    to === undefined
      ? `<circle class="d" cx="${end.x}" cy="${end.y + 4}" r="4"/>`
      : `<path class="a" d="${headAt(end, size)}"/>`;
  return `<title>${escapeXml(lineTitle(line))}</title><path d="${way}"/>${tip}`;
}

function drawLine(line: Line, kind: string): string {
  const data = `data-from="${escapeXml(line.from)}" data-index="${line.index}"`;
  return `<g class="l ${kind}" ${data}>${lineContent(line, kind)}</g>`;
}

/**
 * The position of a line's badge: below its outlet, away from other badges. A stray traversal has no outlet: its badge is at its target.
 */
function badgePoint({ points, index }: Line): Point {
  const { x, y } = (index < 0 ? points.at(-1) : points[0]) ?? { x: 0, y: 0 };
  return { x, y: index < 0 ? y - 26 : y + 13 };
}

export function lineBadges(line: Line, mark: Mark | undefined, kind: string): string {
  if (!mark) return '';
  const point = badgePoint(line);
  if (mark.traffic) return mark.traffic.was + mark.traffic.is > 0 ? badge(point, trafficText(mark.traffic), kind) : '';
  if (mark.times) return badge(point, `×${mark.times}`, kind);
  if (mark.wrong) return badge(point, numbersText(mark.steps), 'x') + cross({ x: point.x, y: point.y + 26 });
  if (mark.steps.length > 0)
    return badge(point, `${numbersText(mark.steps)}${line.to === undefined ? ' end' : ''}`, 'w');
  return mark.first ? badge(point, 'expected', 'e') : '';
}

/** A traversal without a transition is routed like a line, from the middle of its card. */
function strayLine({ from, to }: StrayTraversal, { cards, obstacles }: Plan): Line | undefined {
  const source = cards.find(({ state }) => state.name === from);
  const target = cards.find(({ state }) => state.name === to);
  if (!source || !target) return undefined;
  const start = { x: source.x + Math.round(source.width / 2) + 9, y: source.y + source.height };
  const end = { x: target.x + Math.round(target.width / 2) + 9, y: target.y };
  const outlet = { index: -1, label: 'no transition in this definition', centre: 0, room: 0 };
  const points = routeOf({ start, end, source, target }, { ...obstacles, take: () => {} });
  return { from, event: '', to, index: -1, outlet, points };
}

type Stroke = { line: Line; kind: string; mark: Mark | undefined };

function strokesOf(plan: Plan, marks: Marks): Stroke[] {
  const strokes = plan.lines.map((line): Stroke => {
    const mark = marks.lines.get(lineKey(line.from, line.index));
    return { line, kind: lineKind(mark, marks, line), mark };
  });
  const strays = marks.strays.flatMap((stray): Stroke[] => {
    const line = strayLine(stray, plan);
    const mark = { steps: stray.steps, expected: stray.expected, first: stray.expected, wrong: false, waits: false };
    return line ? [{ line, kind: stray.expected ? 'e' : 'x', mark }] : [];
  });
  return [...strokes, ...strays].sort((a, b) => (LAYERS[a.kind] ?? 0) - (LAYERS[b.kind] ?? 0));
}

const HEADER = { height: 64, side: 24 } as const;

/** The visible part of the map below its header; a narrow flow is centred. */
function frame({ x, y, width, height }: Box, marks: Marks): Box {
  const scale = scaleOf(width);
  const wide = Math.max(width, legendWidth(marks) + 2 * HEADER.side);
  const above = HEADER.height * scale;
  return {
    x: Math.floor(x - (wide - width) / 2),
    y: Math.floor(y - above),
    width: Math.ceil(wide),
    height: Math.ceil(height + above),
  };
}

/** The name of the flow and the legend above the picture, large enough to read when the whole picture is shown. */
function drawHeader(title: string, marks: Marks, { x, y, width }: Box): string {
  const scale = scaleOf(width);
  const ground = `<rect class="bg" x="${x}" y="${y}" width="${width}" height="${Math.round(HEADER.height * scale)}"/>`;
  const room = width / scale - 2 * HEADER.side;
  return ground + legendOf({ title, marks, at: { x: x + HEADER.side, y: y + 18 }, scale, room });
}

const scaleOf = (width: number): number => Math.min(2.5, Math.max(1, width / 1500));

/** The flow as SVG text, without scripts, external styles or anything else that a browser would fetch. */
export function drawFlow(definition: FlowDefinition, content: MapContent = {}): string {
  const plan = planOf(definition);
  const marks = marksOf(definition, content);
  const strokes = strokesOf(plan, marks);
  const shown = content.embedded ? plan.bounds : focusOf(plan, marks);
  const framed = content.bare ? shown : frame(shown, marks);
  const { x, y, width, height } = framed;
  const isPart = shown.width * shown.height < plan.bounds.width * plan.bounds.height;
  const part = isPart ? ' (the part of the flow around the path)' : '';
  const title = content.title ?? definition.description ?? 'Flow';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fp" role="img" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(inWords(definition, content))}</desc>${content.embedded ? '' : `<style>${STYLE}</style>`}`,
    `<rect class="bg" x="${x}" y="${y}" width="${width}" height="${height}"/>`,
    ...strokes.map(({ line, kind }) => drawLine(line, kind)),
    ...plan.cards.map((card) => drawCard(card, marks)),
    ...strokes.map(({ line, mark, kind }) => lineBadges(line, mark, kind)),
    content.bare ? '' : drawHeader(`${title}${part}`, marks, framed),
    '</svg>',
  ].join('');
}
