// The position of each card: Studio's own if the definition has all of them, otherwise in layers.
import { isObject } from '../flow/json-value.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { type Box, type Card, cardOf, type Point } from './card.ts';
import { layeredPositions } from './layered.ts';

export type Placed = Card & Box;

type Gap = { x: number; y: number };

/** The space around a card that one line needs, and the preferred space for several lines. */
const GAP: Gap = { x: 40, y: 64 };
const WIDE_GAP: Gap = { x: 48, y: 90 };

/** Reports scale a picture to the width of the page: with less empty space, its texts are larger. */
const SQUEEZES = [0.7, 0.8, 0.9, 1] as const;

/** How far a canvas is stretched to make room, before its positions are given up. */
const STRETCHES = [1, 1.15, 1.3, 1.5, 1.75, 2, 2.5] as const;

function offsetOf(card: Card): Point | undefined {
  const offset = isObject(card.state.properties) ? card.state.properties.offset : undefined;
  if (!isObject(offset)) return undefined;
  const { x, y } = offset;
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x + y) ? { x, y } : undefined;
}

const place = (cards: readonly Card[], positions: readonly Point[]): Placed[] =>
  cards.map((card, index) => ({ ...card, ...(positions[index] ?? { x: 0, y: 0 }) }));

/** True if two cards are closer than a line needs. Cards are compared from top to bottom. */
function isCrowded(placed: readonly Placed[], gap: Gap): boolean {
  const sorted = [...placed].sort((a, b) => a.y - b.y);
  return sorted.some((upper, index) => {
    for (const lower of sorted.slice(index + 1)) {
      if (lower.y >= upper.y + upper.height + gap.y) return false;
      if (lower.x < upper.x + upper.width + gap.x && upper.x < lower.x + lower.width + gap.x) return true;
    }
    return false;
  });
}

function stretched(cards: readonly Card[], offsets: readonly Point[], [sx, sy]: readonly [number, number]): Placed[] {
  return place(
    cards,
    offsets.map(({ x, y }) => ({ x: Math.round(x * sx), y: Math.round(y * sy) })),
  );
}

/** All pairs of factors for the two axes, ordered by the area that they take. */
const byArea = (factors: readonly number[]) =>
  factors.flatMap((sx) => factors.map((sy) => [sx, sy] as const)).sort((a, b) => a[0] * a[1] - b[0] * b[1]);

const SQUEEZED = byArea(SQUEEZES);
const STRETCHED = byArea(STRETCHES);

/** Wide cards first: narrow ones shorten more of their labels. */
const ATTEMPTS = [
  { narrow: false, factors: SQUEEZED, gap: WIDE_GAP },
  { narrow: false, factors: STRETCHED.slice(0, 12), gap: GAP },
  { narrow: true, factors: STRETCHED, gap: GAP },
] as const;

/** Studio's positions, compressed where there is empty space, or stretched as little as the cards need; undefined if neither helps. */
function studioCanvas(definition: FlowDefinition): Placed[] | undefined {
  for (const { narrow, factors, gap } of ATTEMPTS) {
    const cards = definition.states.map((state) => cardOf(state, narrow));
    const offsets = cards.map(offsetOf).filter((offset) => offset !== undefined);
    if (offsets.length < cards.length) return undefined;
    for (const factor of factors) {
      const placed = stretched(cards, offsets, factor);
      if (!isCrowded(placed, gap)) return placed;
    }
  }
  return undefined;
}

/** Every card with its position. */
export function layoutOf(definition: FlowDefinition): Placed[] {
  const canvas = studioCanvas(definition);
  if (canvas) return canvas;
  const cards = definition.states.map((state) => cardOf(state));
  return place(cards, layeredPositions(cards));
}
