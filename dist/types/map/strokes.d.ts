import type { Point } from './card.js';
/** The data of a path through the points, its corners rounded. */
export declare function wayOf(points: readonly Point[]): string;
/** An arrow head that points down into a card. */
export declare const headAt: ({ x, y }: Point, size: number) => string;
/** Step numbers in a badge; a loop's many steps are shortened. */
export declare function numbersText(steps: readonly number[]): string;
/** A rounded badge with a text in it, its middle at the point. */
export declare function badge({ x, y }: Point, text: string, kind: string): string;
/** A diamond with a cross: here the path went wrong. */
export declare const cross: ({ x, y }: Point) => string;
