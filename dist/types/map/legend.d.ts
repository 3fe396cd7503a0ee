import type { Point } from './card.js';
import type { Marks } from './marks.js';
/** What the legend needs at its own size. */
export declare const legendWidth: (marks: Marks) => number;
/** `room` is how wide the title may be. */
type Headed = {
    title: string;
    marks: Marks;
    at: Point;
    scale: number;
    room: number;
};
export declare function legendOf({ title, marks, at, scale, room }: Headed): string;
/** What the strokes of a map mean, as a picture of its own. */
export declare function drawLegend(kind?: 'coverage' | 'traffic'): string;
export {};
