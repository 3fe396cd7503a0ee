import type { Box } from './card.js';
import { type Marks } from './marks.js';
import type { Plan } from './plan.js';
/** What of the plan to show: all of it, or the surroundings of the marked cards and lines. */
export declare function focusOf({ cards, lines, bounds }: Plan, marks: Marks): Box;
