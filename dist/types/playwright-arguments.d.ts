/** An argument that is no option: Playwright takes it for a pattern of paths, with a line if it has one. */
export type NamedFile = {
    pattern: string;
    line?: number;
};
export type PlaywrightArguments = {
    files: readonly NamedFile[];
    /** Some of the tests only: what did not run says nothing about the whole. */
    filtered: boolean;
    /** Nothing runs. */
    lists: boolean;
};
/** Reads a whole command line; of any command but `test`, nothing. */
export declare function readPlaywrightArguments(argv: readonly string[]): PlaywrightArguments;
/** The lines that arguments name in a file. */
export declare const linesNamed: (files: readonly NamedFile[], file: string) => number[];
