// The layout of a picture: the flow and, inside the widgets that run them, the open subflows.
import { digestOf } from '../flow/digest.ts';
import type { FlowState } from '../flow/types.ts';
import type { Box, Point } from '../map/card.ts';
import type { Placed } from '../map/layout.ts';
import { type Line, type Plan, planAround, planOf } from '../map/plan.ts';
import { roomIn } from '../map/room.ts';
import { type Flows, type Level, levelBelow, placeId, rootLevel } from './nesting.ts';

/** A Run Subflow widget: the flow that it runs, and whether that is drawn inside it. */
export type Runner = { id: string; at: Level; widget: string; below?: Level; open: boolean };

/** A flow at its position, in coordinates of the whole picture. */
export type Drawn = {
  level: Level;
  depth: number;
  cards: readonly Placed[];
  lines: readonly Line[];
  runners: readonly Runner[];
  /** Its background. */
  box: Box;
};

export type Layout = { box: Box; drawn: readonly Drawn[] };

export type Shown = {
  flows: Flows;
  /** Whether the subflow at this place is drawn inside its widget. */
  isOpen: (id: string) => boolean;
  /** The SIDs of the subflows that an execution ran, by place. */
  ran: ReadonlyMap<string, string>;
};

type Nested = { level: Level; plan: Plan; key: string; runners: readonly Runner[]; inner: ReadonlyMap<string, Nested> };

/** The deepest subflow that can be opened: a flow that runs itself would have no end. */
const DEEPEST = 8;

function runnersOf(level: Level, { flows, isOpen, ran }: Shown): Runner[] {
  const runs = ({ type }: FlowState) => type === 'run-subflow';
  return level.definition.states.filter(runs).map(({ name }) => {
    const id = placeId([...level.place, name]);
    const below = level.place.length < DEEPEST ? levelBelow(flows, level, name, ran.get(id)) : undefined;
    return { id, at: level, widget: name, ...(below ? { below } : {}), open: below !== undefined && isOpen(id) };
  });
}

/** Plans are cached by the open subflows: moves of the contact change none. */
const remembered = new Map<string, Plan>();
const MAX_REMEMBERED = 60;

function planned({ definition }: Level, inner: ReadonlyMap<string, Nested>, key: string): Plan {
  if (inner.size === 0) return planOf(definition);
  const before = remembered.get(key);
  if (before) return before;
  const sizes = new Map([...inner].map(([name, nested]) => [name, nested.plan.bounds]));
  const plan = planAround(definition, sizes);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, plan);
  return plan;
}

function nest(level: Level, shown: Shown): Nested {
  const runners = runnersOf(level, shown);
  const inner = new Map(
    runners.flatMap(({ open, below, widget }) => (open && below ? [[widget, nest(below, shown)] as const] : [])),
  );
  const key = JSON.stringify([digestOf(level.definition), ...[...inner].map(([name, one]) => [name, one.key])]);
  return { level, plan: planned(level, inner, key), key, runners, inner };
}

const moved = <At extends Point>(at: At, by: Point): At => ({ ...at, x: at.x + by.x, y: at.y + by.y });

/** The flow and the subflows open in it, moved by an offset; a flow comes before what is drawn on it. */
function flat({ level, plan, runners, inner }: Nested, by: Point, depth: number): Drawn[] {
  const cards = plan.cards.map((card) => moved(card, by));
  const lines = plan.lines.map((line) => ({ ...line, points: line.points.map((point) => moved(point, by)) }));
  const own: Drawn = { level, depth, cards, lines, runners, box: moved(plan.bounds, by) };
  const below = cards.flatMap((card) => {
    const held = inner.get(card.state.name);
    if (!held) return [];
    const { bounds } = held.plan;
    const room = moved(roomIn(card, bounds), card);
    return flat(held, { x: room.x - bounds.x, y: room.y - bounds.y }, depth + 1);
  });
  return [own, ...below];
}

const layouts = new Map<string, Layout>();

/** Cached as long as neither a definition nor the open subflows change. */
export function layoutOf(shown: Shown): Layout {
  const nested = nest(rootLevel(shown.flows), shown);
  const key = JSON.stringify([nested.key, ...namesIn(nested)]);
  const before = layouts.get(key);
  if (before) return before;
  const drawn = flat(nested, { x: 0, y: 0 }, 0);
  const layout = { box: nested.plan.bounds, drawn };
  if (layouts.size >= MAX_REMEMBERED) layouts.clear();
  layouts.set(key, layout);
  return layout;
}

/** A subflow that becomes known, or has a new name, is drawn again. */
const namesIn = ({ runners, inner, level }: Nested): string[] => [
  level.name,
  ...runners.map(({ below }) => below?.name ?? ''),
  ...[...inner.values()].flatMap(namesIn),
];
