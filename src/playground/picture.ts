// The picture of a conversation: the flow and its open subflows, with the path that was taken.
import type { StepRecord } from '../emulator/engine/records.ts';
import { ENDED } from '../flow/step.ts';
import type { Box } from '../map/card.ts';
import { lineBadges, lineContent } from '../map/draw.ts';
import { cardContent, cardKind, waitsBadge } from '../map/draw-card.ts';
import type { Placed } from '../map/layout.ts';
import { lineKey, type Mark, type Marks } from '../map/marks.ts';
import type { Line } from '../map/plan.ts';
import { type Drawn, type Layout, layoutOf, type Runner } from './layout.ts';
import { type Flows, type Level, placeId } from './nesting.ts';
import { cardId, type PicturePart, type PictureView, type SubflowView } from './view.ts';

/** The progress of an execution: its steps, and the flow of each of them. */
export type Progress = {
  steps: readonly StepRecord[];
  levels: readonly Level[];
  /** Whether it waits at the widget that the last step led to, instead of having stopped there. */
  waits: boolean;
};

/** The progress after so many steps. */
export const pastOf = ({ steps, levels }: Progress, until: number): Progress => ({
  steps: steps.slice(0, until),
  levels: levels.slice(0, until),
  waits: true,
});

/** Subflows that the user opened or closed, by place; all others are open once the execution has entered them. */
export type Choices = ReadonlyMap<string, boolean>;

function markAt(marks: Map<string, Mark>, key: string): Mark {
  const mark = marks.get(key) ?? { steps: [], expected: false, first: false, wrong: false, waits: false };
  marks.set(key, mark);
  return mark;
}

const noMarks = (kind: Marks['kind']): Marks => ({ kind, cards: new Map(), lines: new Map(), strays: [] });

const NOTHING_TAKEN = noMarks('plain');

/** The path in each flow, by place. Steps are numbered as the page lists them, across all flows. */
function marksOf({ steps, levels, waits }: Progress): Map<string, Marks> {
  const all = new Map<string, Marks>();
  for (const [index, step] of steps.entries()) {
    const level = levels[index];
    if (!level) continue;
    const marks = all.get(level.id) ?? noMarks('path');
    all.set(level.id, marks);
    markAt(marks.cards, step.from).steps.push(index + 1);
    markAt(marks.lines, lineKey(step.from, step.transition)).steps.push(index + 1);
    if (step.to !== ENDED) markAt(marks.cards, step.to).steps.push(index + 1);
  }
  const [last, level] = [steps.at(-1), levels.at(-1)];
  if (waits && last && level && last.to !== ENDED) markAt(all.get(level.id)?.cards ?? new Map(), last.to).waits = true;
  return all;
}

/** Inside a closed widget, the execution waits in the widget itself. */
function waitsIn(id: string, marks: ReadonlyMap<string, Marks>): boolean {
  return [...marks].some(([place, { cards }]) => isWithin(place, id) && [...cards.values()].some(({ waits }) => waits));
}

const isWithin = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(`${outer.slice(0, -1)},`);

/**
 * Taken lines are above the others, cards above lines, and an open subflow above its card. Parts that were not taken have their own layers:
 * the page fades these as a whole, which is cheaper for a browser than hundreds of elements.
 */
const LAYERS = { line: 0, taken: 1, card: 2, otherCard: 3, ground: 3.5, each: 4, badge: 1000 } as const;

/** Texts that stay the same as long as a layout is cached. */
const contents = new WeakMap<object, Map<string, string>>();

function content(of: object, key: string, make: () => string): string {
  const known = contents.get(of) ?? new Map<string, string>();
  contents.set(of, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

const TOGGLE = { size: 28, inset: 12 } as const;

const noteOf = ({ below }: Runner): string => below?.name ?? 'not found';

const isNumbered = ({ steps }: Mark): boolean => steps.length > 0;

function linePart(line: Line, { level: { id }, depth }: Drawn, marks: Marks): PicturePart {
  const isTaken = (marks.lines.get(lineKey(line.from, line.index))?.steps.length ?? 0) > 0;
  const kind = isTaken ? 'w' : '';
  return {
    is: 'line',
    id: `line ${id} ${line.index} ${line.from}`,
    layer: depth * LAYERS.each + (isTaken ? LAYERS.taken : LAYERS.line),
    kind: `l ${kind}`.trim(),
    ...(isTaken ? {} : { other: true }),
    svg: content(line, kind, () => lineContent(line, kind)),
    place: id,
    widget: line.from,
    transition: line.index,
  };
}

function badgePart(line: Line, { level: { id } }: Drawn, marks: Marks): PicturePart[] {
  const mark = marks.lines.get(lineKey(line.from, line.index));
  if (!mark || !isNumbered(mark)) return [];
  const svg = lineBadges(line, mark, 'w');
  return [{ is: 'badge', id: `badge ${id} ${line.index} ${line.from}`, layer: LAYERS.badge, kind: '', svg }];
}

/** The layer of a card and of its icon. */
function cardLayer({ state }: Placed, depth: number, marks: Marks): Pick<PicturePart, 'layer' | 'other'> {
  const isTaken = marks.cards.has(state.name);
  const layer = depth * LAYERS.each + (isTaken ? LAYERS.card : LAYERS.otherCard);
  return isTaken ? { layer } : { layer, other: true };
}

function cardPart(card: Placed, { level: { id }, depth, runners }: Drawn, marks: Marks): PicturePart {
  const { x, y, width, height, state } = card;
  const runner = runners.find(({ widget }) => widget === state.name);
  const extras = runner ? { note: noteOf(runner), kept: runner.below ? TOGGLE.size + TOGGLE.inset : 0 } : {};
  return {
    is: 'card',
    id: cardId(id, state.name),
    ...cardLayer(card, depth, marks),
    kind: cardKind(card, marks.cards.has(state.name) ? marks : NOTHING_TAKEN),
    at: [x, y],
    size: [width, height],
    svg: content(card, 'card', () => cardContent(card, extras)),
    place: id,
    widget: state.name,
  };
}

/** A button that opens and closes the subflow of a card; beside the card, since a button may not contain another. */
function togglePart(card: Placed, runner: Runner, layer: Pick<PicturePart, 'layer' | 'other'>): PicturePart[] {
  if (!runner.below) return [];
  const { size, inset } = TOGGLE;
  const cross = runner.open ? 'M8 14h12' : 'M8 14h12M14 8v12';
  return [
    {
      is: 'toggle',
      id: `toggle ${runner.id}`,
      ...layer,
      kind: 'toggle',
      at: [card.x + card.width - size - inset, card.y + inset + 3],
      svg: `<rect class="k" width="${size}" height="${size}" rx="7"/><path d="${cross}"/>`,
      place: runner.id,
      label: `Subflow ${runner.below.name} in ${runner.widget}`,
      open: runner.open,
    },
  ];
}

function waitsPart(card: Placed, { level: { id } }: Drawn): PicturePart {
  const at = [card.x, card.y] as const;
  return {
    is: 'badge',
    id: `waits ${id} ${card.state.name}`,
    layer: LAYERS.badge,
    kind: '',
    at,
    svg: waitsBadge(card),
  };
}

function groundPart({ x, y, width, height }: Box, { level: { id }, depth }: Drawn): PicturePart {
  const svg = `<rect class="bg" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
  // Above the card that contains it, below its own lines.
  return { is: 'ground', id: `ground ${id}`, layer: (depth - 1) * LAYERS.each + LAYERS.ground, kind: '', svg };
}

function partsOf(drawn: Drawn, all: ReadonlyMap<string, Marks>): PicturePart[] {
  const { level, depth, cards, lines, runners } = drawn;
  const marks = all.get(level.id) ?? NOTHING_TAKEN;
  const cardParts = cards.flatMap((card) => {
    const runner = runners.find(({ widget }) => widget === card.state.name);
    const waits = runner && !runner.open ? waitsIn(runner.id, all) : false;
    const isHere = (marks.cards.get(card.state.name)?.waits ?? false) || waits;
    return [
      cardPart(card, drawn, marks),
      ...(runner ? togglePart(card, runner, cardLayer(card, depth, marks)) : []),
      ...(isHere ? [waitsPart(card, drawn)] : []),
    ];
  });
  return [
    ...(depth > 0 ? [groundPart(drawn.box, drawn)] : []),
    ...lines.map((line) => linePart(line, drawn, marks)),
    ...cardParts,
    ...lines.flatMap((line) => badgePart(line, drawn, marks)),
  ];
}

const subflowView = ({ id, at, widget, below, open }: Runner): SubflowView => ({
  id,
  place: at.id,
  widget,
  open,
  ...(below ? { flow: below.name, widgets: below.definition.states.map(({ name }) => name) } : {}),
});

/** The widget that the last step led to, or at which the flow ended; in a closed subflow, the widget that runs it. */
function latestCard({ drawn }: Layout, { steps, levels }: Progress): string | undefined {
  const [step, level] = [steps.at(-1), levels.at(-1)];
  if (!step || !level) return undefined;
  const isShown = (id: string) => drawn.some((one) => one.level.id === id);
  if (isShown(level.id)) return cardId(level.id, step.to === ENDED ? step.from : step.to);
  const shown = level.place.findIndex((_, index) => !isShown(placeId(level.place.slice(0, index + 1))));
  return cardId(placeId(level.place.slice(0, shown)), level.place[shown] ?? '');
}

function viewOf(layout: Layout, taken?: Progress): PictureView {
  const { x, y, width, height } = layout.box;
  const marks = taken ? marksOf(taken) : new Map<string, Marks>();
  const at = taken && latestCard(layout, taken);
  return {
    box: [x, y, width, height],
    parts: layout.drawn.flatMap((one) => partsOf(one, marks)),
    subflows: layout.drawn.flatMap(({ runners }) => runners.map(subflowView)),
    isPlayed: taken !== undefined,
    ...(at ? { at } : {}),
  };
}

/**
 * The picture now or after so many steps. Open subflows stay open for earlier steps, so that only the path differs. Without `taken`, no
 * conversation has started.
 */
export function pictureOf(flows: Flows, choices: Choices, taken?: Progress, until?: number): PictureView {
  const levels = taken?.levels ?? [];
  const ran = new Map(levels.filter(({ id }) => id !== '').map(({ id, sid }) => [id, sid]));
  const isOpen = (id: string) => choices.get(id) ?? ran.has(id);
  const layout = layoutOf({ flows, isOpen, ran });
  return viewOf(layout, taken && until !== undefined ? pastOf(taken, until) : taken);
}
