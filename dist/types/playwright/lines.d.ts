import type { Scenario } from '../scenario/scenario.js';
/** Remembers the lines that the command names, for the process that loads the files. */
export declare function rememberLines(argv: readonly string[]): void;
/** The lines that the command names in a file. */
export declare const namedLines: (file: string) => number[];
/** The scenarios around a line: one row of a table if it is the row's own, else all rows of the scenario there. */
export declare function around<One extends Pick<Scenario, 'place' | 'declaredAt'>>(line: number, scenarios: readonly One[]): One[];
