// A widget as a card on the map: its size, and the points where its lines leave it.
import { conditionTexts, isTrigger } from '../coverage/edges.ts';
import type { FlowState, FlowTransition } from '../flow/types.ts';
import { textWidth } from './text.ts';

export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };

/** An outlet at the card's bottom edge; `centre` is measured from the card's left edge. */
export type Outlet = { index: number; label: string; centre: number; room: number };
export type Card = { state: FlowState; width: number; height: number; outlets: readonly Outlet[] };

/** Studio's own cards are 310 apart in neighbouring columns and 160 in neighbouring rows: these sizes leave room for lines between them. */
export const CARD = { width: 260, height: 100, outletRow: 26, label: 12, narrowest: 68, widest: 120 } as const;

/** The Trigger's events begin alike: the label is the part in which they differ. */
const triggerLabel = (event: string) =>
  event.replace(/^incoming(?=[A-Z])/, '').replace(/^ConversationMessage$/, 'Conversation') || event;

export function outletLabel(state: FlowState, transition: FlowTransition): string {
  if (isTrigger(state)) return triggerLabel(transition.event);
  return conditionTexts(transition) || transition.event;
}

/** The preferred width of each outlet; extra width of the card is shared among them. */
function roomsOf(labels: readonly string[], narrow: boolean): number[] {
  const wanted = labels.map((label) =>
    Math.min(CARD.widest, Math.max(CARD.narrowest, textWidth(label, CARD.label) + 12)),
  );
  const total = wanted.reduce((sum, room) => sum + room, 0);
  const width = narrow ? CARD.width : Math.max(CARD.width, total);
  return wanted.map((room) => room + (width - total) / labels.length);
}

/** The card of a widget; `narrow` gives every card the same width, for canvases with little room. */
export function cardOf(state: FlowState, narrow = false): Card {
  const labels = (state.transitions ?? []).map((transition) => outletLabel(state, transition));
  const rooms = roomsOf(labels, narrow);
  let right = 0;
  const outlets = labels.map((label, index) => {
    const room = rooms[index] ?? 0;
    right += room;
    return { index, label, centre: Math.round(right - room / 2), room };
  });
  return { state, width: Math.round(right) || CARD.width, height: CARD.height, outlets };
}
