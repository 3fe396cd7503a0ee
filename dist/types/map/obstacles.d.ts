import type { Box, Point } from './card.js';
/** A horizontal or vertical piece of a line: `at` is the coordinate that stays, `from`..`to` the one that moves. */
export type Piece = {
    vertical: boolean;
    at: number;
    from: number;
    to: number;
};
export type Obstacles = {
    /** How many cards a piece would run through; whatever else it should not touch is a fraction. */
    hits: (piece: Piece) => number;
    near: (region: Box) => Box[];
    /** For how long a piece would lie on lines drawn before. */
    overlap: (piece: Piece) => number;
    take: (piece: Piece) => void;
};
/** `ends` are where ways out begin that lead nowhere. */
export declare function obstaclesOf(boxes: readonly Box[], ends?: readonly Point[]): Obstacles;
