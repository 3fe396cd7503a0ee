import type { Json, JsonObject } from '../flow/types.js';
import type { Steps } from './tree.js';
/** A scenario as its file says it; the keys are those of `schemas/scenario.schema.json`, in any order. */
export type WrittenScenario = {
    readonly name: string;
} & {
    readonly [part: string]: Json;
};
export type WrittenFile = {
    /** `{ definition: flow.json }`, `{ sid }`, `subflows`. */
    flow: JsonObject;
    defaults?: JsonObject;
    scenarios: readonly WrittenScenario[];
};
export type FileHead = {
    /** What the first line names as schema, relative to the file. */
    schema?: string;
    /** Comments above the file, without `#`. */
    comments?: readonly string[];
};
/** The text of a new scenario file, in the style of the shipped ones. */
export declare function scenarioFileYaml(file: WrittenFile, { schema, comments }?: FileHead): string;
/** A text that a file takes as it is: `${` starts a placeholder there, and `$${` is a plain `${`. */
export declare function literal<Value extends Json>(value: Value): Value;
/** Changes the value at a path, or puts it there. */
export type Edit = {
    /** Keys and indices from the top of the file: `['scenarios', 0, 'expect', 'path']`. */
    path: Steps;
    /** What is to stand there (see `literal`). Without it the entry is removed. */
    value?: Json;
    /**
     * What stands there now, if the file does not say it itself: with its placeholders filled in. Only what differs from
     * it is changed, so a `${name}` whose value still holds stays.
     */
    was?: Json;
};
/** Why nothing was written. `line` is where the reason stands. */
export type Refusal = {
    code: string;
    reason: string;
    line?: number;
};
export type Edited = {
    text: string;
    applied: Edit[];
    refused: (Refusal & {
        edit: Edit;
    })[];
};
/** Applies the edits that are possible, and tells of each other one why it is not. Paths are those of the text given. */
export declare function editYaml(text: string, edits: readonly Edit[]): Edited;
/** Adds scenarios at the end of a file. */
export declare function addScenarios(text: string, scenarios: readonly WrittenScenario[]): {
    text: string;
} | Refusal;
