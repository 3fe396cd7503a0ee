import type { Card, Point } from './card.js';
/** The top left corner of each card, in the order of the cards. */
export declare function layeredPositions(cards: readonly Card[]): Point[];
