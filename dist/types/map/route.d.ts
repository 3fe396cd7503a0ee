import type { Box, Point } from './card.js';
import type { Obstacles, Piece } from './obstacles.js';
export type Ends = {
    start: Point;
    end: Point;
    source: Box;
    target: Box;
};
/** The corners of a way by rows and lanes in turn, without corners that are none. */
export declare function corners({ start, end }: Ends, turns: readonly number[]): Point[];
export declare function piecesOf(points: readonly Point[]): Piece[];
/** The cheapest way from an outlet to a card's top; it is taken, so that the next line keeps beside it. */
export declare function routeOf(ends: Ends, obstacles: Obstacles): Point[];
