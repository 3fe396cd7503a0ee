/** One step from a widget to a widget. */
export type Hop = {
    from: string;
    to: string;
};
/** Whether each hop begins where the one before it ended. */
export declare const isUnbroken: (hops: readonly Hop[], start: string) => boolean;
/**
 * All hops in one walk from `start`; undefined if there is none. Where several may come next, the first in the list is tried first.
 * (Hierholzer: each hop is looked at once; a loop that was passed by is put in where it began.)
 */
export declare function trailOf<H extends Hop>(hops: readonly H[], start: string): H[] | undefined;
/**
 * Whether no other walk takes the same hops: none of its widgets is entered three times, and no two of them in turns (a loop at
 * one could be walked before or after a loop at the other).
 */
export declare function isOnlyTrail(hops: readonly Hop[], start: string): boolean;
