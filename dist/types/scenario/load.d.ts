import { type Place, type Problem } from '../errors.js';
import { type Environment } from './fill.js';
import type { Scenario, TargetName } from './scenario.js';
export type LoadOptions = {
    env: Environment;
    /** The target that will play the scenarios; what only another target needs may be unset. */
    target?: TargetName;
};
/**
 * One test of a scenario file. Without problems it has its scenario; with problems it has none, and fails with them. Either way it
 * has the name, the tags and the line by which it is found: `--grep`, `-g`, `--shard`, `--last-failed` and `file.yaml:12` see it.
 */
export type LoadedTest = {
    /** `folder/file.yaml › name`: the same on every machine. */
    id: string;
    /** One line without secrets; never empty. Two tests of a file may have the same one, which is then a problem of the second. */
    name: string;
    /** Without `@`. */
    tags: readonly string[];
    /** Its own line, or its row's line where `each` made it. */
    place: Place;
    /** Its own line, the same for all rows of its table. */
    declaredAt: Place;
    only: boolean;
    scenario?: Scenario;
    /** Every mistake that keeps it from being played, in the order of the lines, those in shared parts of the file included. */
    problems: readonly Problem[];
};
export type LoadedFile = {
    /** Absolute. */
    file: string;
    /** Every scenario of the file in its order, with mistakes or without. Never empty: a file of which nothing is known has one. */
    tests: readonly LoadedTest[];
    /** The scenarios that can be played. */
    scenarios: Scenario[];
    /** Every mistake of the file once, in the order of the lines. */
    problems: Problem[];
    /** The text is not YAML, or cannot be read at all: `tests` are those whose name or tags could still be seen in it. */
    unreadable: boolean;
    /** The texts that the problems point into, by file, for `renderProblems`: without what is sensitive. */
    sources: ReadonlyMap<string, string>;
    /** What no problem may show, for `renderProblems`. */
    secrets: readonly string[];
};
/** Reads, checks and expands a scenario file. A user's mistake is a problem, never an exception. */
export declare function loadScenarioFile(path: string, options: LoadOptions): LoadedFile;
/** The same for a text that is at hand. `file` says where its paths start and what its problems are called. */
export declare function loadScenarioText({ file, text }: {
    file: string;
    text: string;
}, options: LoadOptions): LoadedFile;
