import { type History } from './history.js';
/** Where it lies beside the configuration: in the folder that continuous integration carries over. */
export declare const HISTORY_FILE = "reports/history/flows.json";
/** A file that is not there or cannot be read is no history. */
export declare function readHistory(file: string | undefined): History;
/** Whole or not at all: a run that is killed leaves the file that it found. */
export declare function replaceFile(file: string, text: string): void;
