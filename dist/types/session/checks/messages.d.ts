import type { Scenario } from '../../scenario/scenario.js';
import type { Failure, Judged, Message } from '../evidence.js';
/** A text that is expected: exact, a part of it, or a pattern. */
export type TextWanted = {
    kind: 'exact';
    text: string;
} | {
    kind: 'contains';
    text: string;
} | {
    kind: 'matches';
    pattern: string;
};
/** Reads as a test of the text. Patterns are the user's own and were tried when the scenario was loaded. */
export declare function fits(wanted: TextWanted, text: string): boolean;
/** Makes a text fit to be shown. It comes before any cut: half a secret is no secret to a mask, and too much of one. */
export type Show = (text: string) => string;
export type MessagesCompared = {
    message: string;
    index: number;
};
/** What differing messages say, for YAML and for TypeScript alike; nothing if all are as expected. */
export declare function compareMessages(wanted: readonly TextWanted[], received: readonly string[], show?: Show): MessagesCompared | undefined;
export declare const receivedBy: (messages: readonly Message[]) => string[];
export declare function checkMessages({ expect }: Scenario, { messages, show }: Judged): Failure[];
