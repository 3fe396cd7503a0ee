import type { FlowDefinition } from '../flow/types.js';
import { type RecordedExecution } from './execution.js';
import type { Played } from './player.js';
/** One step of a path: a widget, the event by which it was left, and the widget that came next. */
export type Hop = {
    from: string;
    event: string;
    to: string;
};
/** A recorded path; `stoppedAt` is the widget at which somebody ended it, or where it still is. */
export type HopPath = {
    hops: readonly Hop[];
    stoppedAt?: string;
};
export declare function recordedPath(execution: Pick<RecordedExecution, 'steps'>): HopPath;
/** The path in the names that its widgets have in another definition. */
export declare function renamedPath({ hops, stoppedAt }: HopPath, renames: ReadonlyMap<string, string>): HopPath;
export declare const pathKey: ({ hops, stoppedAt }: HopPath) => string;
export declare const playedHops: ({ steps }: Played) => Hop[];
/** The first divergence of a path: the widget, how it is left now, and how it was left. */
export type Divergence = {
    kind: 'changed' | 'cannot-continue';
    /** The index into the path. */
    index: number;
    widget: string;
    /** By which event, and to where if that is the difference; `waits` or `stops` where it goes no further. */
    event: string;
    was: string;
    /** The value or circumstance that decided it, in one line. */
    why: string;
    /** Where the new path then asks for what was not recorded. */
    waitsAt?: string;
};
/** Where the played path leaves the recorded one; nothing if they are the same. `recorded` is in the definition's names. */
export declare function divergenceOf(recorded: HopPath, played: Played, definition: FlowDefinition): Divergence | undefined;
