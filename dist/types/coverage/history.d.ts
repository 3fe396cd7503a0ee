import type { FlowDefinition } from '../flow/types.js';
/** `green` holds, for each scenario on each target, the digest of the definition with which it last passed. */
export type History = {
    version: 1;
    definitions: Readonly<Record<string, FlowDefinition>>;
    green: Readonly<Record<string, string>>;
};
/** A scenario on a target, and the definition that it ran on. */
export type Ran = {
    scenario: string;
    target: string;
    digest: string;
};
export declare const NO_HISTORY: History;
/** The history after a run: scenarios that passed are green with the definition of this run, the others keep what they had. */
export declare function remember(history: History, passed: readonly Ran[], definitions: ReadonlyMap<string, FlowDefinition>): History;
/** The digest with which a scenario was last green on a target. */
export declare const lastGreen: (history: History, ran: Omit<Ran, 'digest'>) => string | undefined;
/** The digest with which most scenarios were last green whose ids begin so: those of a file, for instance. */
export declare function lastGreenAmong({ green }: History, prefix: string): string | undefined;
/** The definition of a digest with which some scenario was green. */
export declare const definitionAt: ({ definitions }: History, digest: string) => FlowDefinition | undefined;
/** A history that cannot be read is no history: it never fails a run. */
export declare function parseHistory(text: string): History;
