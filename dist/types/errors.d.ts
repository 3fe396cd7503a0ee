import { type Redactor } from './redaction/redactor.js';
/** A position in a file: 1-based line and column. */
export type Place = {
    file: string;
    line: number;
    column: number;
};
/** One mistake or failure. `code` is stable (`unknown-key`), `message` says what, `fix` says how to mend it. */
export type Problem = {
    code: string;
    message: string;
    fix?: string;
    at?: Place;
    /** How many columns the caret underlines (1 if absent). */
    width?: number;
};
/** Carries one or more problems to whoever shows them; its message is the rendered text, never a stack. */
export declare class FlowproofError extends Error {
    readonly name = "FlowproofError";
    readonly problems: readonly Problem[];
    constructor(problems: readonly Problem[], rendered?: string);
}
/** `file:line:column`, as editors and terminals make it clickable. */
export declare const formatPlace: ({ file, line, column }: Place) => string;
/** The text of each file that problems point into, by the name that their places give it. */
export type Sources = ReadonlyMap<string, string>;
export type Rendering = {
    /** Files are shown relative to this folder; as they are without it. */
    root?: string;
    /** Hides what must not be shown; phone numbers alone if absent. */
    redactor?: Redactor;
    /** Further values that must not be shown. */
    secrets?: readonly string[];
    color?: boolean;
};
/** The problem with its words redacted: short secrets are hidden where it quotes them. */
export declare function redactProblem<One extends Problem>(problem: One, redactor: Redactor): One;
/** All problems, one below the other. Each file's text is split once: it may be large, and have many. */
export declare function renderProblems(problems: readonly Problem[], sources?: Sources, rendering?: Rendering): string;
/** The text of a problem: where, what, the lines in question if their file is at hand, and how to mend it. */
export declare const renderProblem: (problem: Problem, sources?: Sources, rendering?: Rendering) => string;
