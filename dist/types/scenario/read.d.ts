import type { Problem } from '../errors.js';
/** A file in another encoding has a text all the same, in which names may be seen. */
export type ReadText = {
    text: string;
} | {
    problem: Problem;
    decoded?: string;
};
export declare const LARGEST_SCENARIO_FILE: number;
/** Studio's largest flows (2,000 widgets) stay far below. */
export declare const LARGEST_FLOW_FILE: number;
/** The text of a file. A folder, a device or a missing file is a problem like any other. */
export declare function readText(file: string, largest: number): ReadText;
