import type { Finding } from './lint.js';
import type { Rule } from './rule.js';
/** `2 errors, 1 warning, 4 notes in 3 flows`. */
export declare function summaryOf(findings: readonly Finding[], flows: number): string;
export type Showing = {
    root: string;
    sources: ReadonlyMap<string, string>;
    color: boolean;
};
/** Each finding with its place, its line and how to fix it. */
export declare function textOf(findings: readonly Finding[], { root, sources, color }: Showing): string;
/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0): paths are relative to `root`, where GitHub looks for them. */
export declare function sarifOf(findings: readonly Finding[], rules: readonly Rule[], { root, version }: {
    root: string;
    version: string;
}): object;
