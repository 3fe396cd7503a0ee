// Makes room within a card for something that is drawn in it, such as the flow that it runs: the other cards move aside.
import { CARD, type Point } from './card.ts';
import type { Placed } from './layout.ts';

export type Size = { width: number; height: number };

/** What is left of the card around what it holds: its name above, its ways out below. */
const AROUND = { top: CARD.height - CARD.outletRow, side: 14, bottom: CARD.outletRow + 14 } as const;

/** Where what a card holds begins, from the card's own corner. */
export const roomIn = ({ width }: Size, held: Size): Point => ({
  x: Math.round((width - held.width) / 2),
  y: AROUND.top,
});

/** The card with room for what it holds. Its middle stays where it was, and its ways out stay together there. */
function enlarged(card: Placed, held: Size): Placed {
  const wider = Math.max(0, held.width + 2 * AROUND.side - card.width);
  const side = Math.ceil(wider / 2);
  return {
    ...card,
    x: card.x - side,
    width: card.width + 2 * side,
    height: AROUND.top + held.height + AROUND.bottom,
    outlets: card.outlets.map((outlet) => ({ ...outlet, centre: outlet.centre + side })),
  };
}

/** Cards left and right of it move away by half of what it grows, those below it by all: what did not overlap still does not. */
function aside(card: Placed, before: Placed, after: Placed): Placed {
  const isLeft = card.x + card.width <= before.x;
  const isRight = card.x >= before.x + before.width;
  const side = before.x - after.x;
  const x = isLeft ? card.x - side : isRight ? card.x + side : card.x;
  const y = card.y >= before.y + before.height ? card.y + after.height - before.height : card.y;
  return { ...card, x, y };
}

/** Every card at its place, once those that hold something are as large as it needs. */
export function withRoom(cards: readonly Placed[], held: ReadonlyMap<string, Size>): readonly Placed[] {
  let placed = cards;
  for (const [name, size] of held) {
    const before = placed.find(({ state }) => state.name === name);
    if (!before) continue;
    const after = enlarged(before, size);
    placed = placed.map((card) => (card === before ? after : aside(card, before, after)));
  }
  return placed;
}
