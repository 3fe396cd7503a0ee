import { type Range } from './views.js';
/** What is shorter than this would be found in ordinary words. */
export declare const SHORTEST = 4;
/** Case does not count, and forms write a plus for a space. As long as the original, character by character. */
export declare function comparable(text: string): string;
export type Search = {
    /** Looks for these, too, from now on. */
    add: (secrets: readonly string[]) => void;
    /** All places in a text that is `comparable`. */
    find: (text: string) => Range[];
    isEmpty: () => boolean;
    onlyAscii: () => boolean;
};
export declare function openSearch(): Search;
