import { type Finding } from './lint.js';
import { type LintSettings } from './settings.js';
/** `flow.json` at any depth; in a folder that is named, and has none, every JSON file in it. */
export declare function flowFilesIn(path: string): string[];
/** What applies to a flow: the configuration, then each `lint.yaml` on the way from the root to the flow. */
export declare const settingsFor: (file: string, root: string, configured?: LintSettings) => LintSettings;
export type Linted = {
    findings: Finding[];
    sources: ReadonlyMap<string, string>;
};
/** The findings of flow files, in the order given. */
export declare function lintFiles(files: readonly string[], root: string, configured?: LintSettings): Linted;
