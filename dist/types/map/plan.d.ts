import type { FlowDefinition } from '../flow/types.js';
import type { Box, Outlet, Point } from './card.js';
import { type Placed } from './layout.js';
import { type Obstacles } from './obstacles.js';
/** A transition's line. Without `to` it leads nowhere: an outlet that nothing is joined to. */
export type Line = {
    from: string;
    event: string;
    to?: string;
    index: number;
    outlet: Outlet;
    points: readonly Point[];
};
export type Plan = {
    cards: readonly Placed[];
    lines: readonly Line[];
    bounds: Box;
    obstacles: Obstacles;
};
export declare function planOf(definition: FlowDefinition): Plan;
