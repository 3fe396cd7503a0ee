// Makes room inside a card for something drawn in it, such as its subflow: the other cards move aside.
import { CARD, type Point } from './card.ts';
import type { Placed } from './layout.ts';

export type Size = { width: number; height: number };

/** The parts of the card around its content: its name above, its outlets below. */
const AROUND = { top: CARD.height - CARD.outletRow, side: 14, bottom: CARD.outletRow + 14 } as const;

/** The top left corner of a card's content, relative to the card. */
export const roomIn = ({ width }: Size, held: Size): Point => ({
  x: Math.round((width - held.width) / 2),
  y: AROUND.top,
});

/** The card with room for its content. Its middle and its outlets stay where they were. */
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

/** Cards to its left and right move away by half of its growth, those below by all of it: cards that did not overlap still do not. */
function aside(card: Placed, before: Placed, after: Placed): Placed {
  const isLeft = card.x + card.width <= before.x;
  const isRight = card.x >= before.x + before.width;
  const side = before.x - after.x;
  const x = isLeft ? card.x - side : isRight ? card.x + side : card.x;
  const y = card.y >= before.y + before.height ? card.y + after.height - before.height : card.y;
  return { ...card, x, y };
}

/** The position of every card, after those with content have been enlarged. */
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
