import type { FlowCoverage } from '../coverage/result.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Path } from '../path/path.js';
export type ExpectedVisit = {
    widget: string;
    event?: string;
};
/** What may be drawn on a flow. `path` and what belongs to it, or `coverage`. */
export type MapContent = {
    title?: string;
    path?: Path;
    trigger?: string;
    expectedPath?: readonly ExpectedVisit[];
    /** Where the path left the expected one: an index into `path`. */
    divergence?: {
        index: number;
        expected?: ExpectedVisit;
    };
    coverage?: FlowCoverage;
    /** How often each link was taken before and is taken now, by `linkKey`. */
    traffic?: {
        was: ReadonlyMap<string, number>;
        is: ReadonlyMap<string, number>;
    };
    /** Without title and legend, for a page that has its own: `drawLegend`. */
    bare?: boolean;
    /** For a page that has the styles already and moves what is seen itself: without them, and always the whole flow. */
    embedded?: boolean;
};
/** `first` is set on the expected way out at which the path broke; those that would have followed are only expected. */
export type Mark = {
    steps: number[];
    expected: boolean;
    first: boolean;
    wrong: boolean;
    waits: boolean;
    walks?: number;
    traffic?: {
        was: number;
        is: number;
    };
};
/** A hop that the definition has no transition for is drawn all the same. */
export type StrayHop = {
    from: string;
    to: string;
    steps: number[];
    expected: boolean;
};
export type Marks = {
    kind: 'plain' | 'path' | 'coverage' | 'traffic';
    cards: Map<string, Mark>;
    lines: Map<string, Mark>;
    strays: StrayHop[];
};
export declare const lineKey: (from: string, index: number) => string;
export declare function marksOf(definition: FlowDefinition, content: MapContent): Marks;
