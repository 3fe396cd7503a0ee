import type { Path, Visit } from './path.js';
/** One line of an expected path: a widget (left by `event`, or by any event), or a gap. */
export type Expected = {
    kind: 'widget';
    widget: string;
    event?: string;
} | {
    kind: 'gap';
};
/** Where a path parts from what was expected: `index` into the path, `line` into the expected lines; either may be past the end. */
export type Parting = {
    index: number;
    line: number;
};
export type Match = {
    matches: true;
} | {
    matches: false;
    parting: Parting;
};
export declare const isWidget: (line: Expected | undefined, visit: Visit | undefined) => boolean;
export declare const accepts: (line: Expected | undefined, visit: Visit | undefined) => boolean;
/** The positions in the expected lines at which the match may stand before each visit, and after the last. */
export declare function positionsAlong(lines: readonly Expected[], path: Path): Set<number>[];
export declare function matchPath(lines: readonly Expected[], path: Path): Match;
