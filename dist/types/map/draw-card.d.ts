import type { Placed } from './layout.js';
import type { Marks } from './marks.js';
/** The card at its place; its full name and type are in its title. */
export declare function drawCard(card: Placed, marks: Marks): string;
