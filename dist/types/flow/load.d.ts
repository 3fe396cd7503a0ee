import type { Problem } from '../errors.js';
import type { FlowDefinition } from './types.js';
export type LoadedFlow = {
    flow?: FlowDefinition;
    problems: Problem[];
};
/** The flow of a JSON text, or every mistake in it with its place in that text. */
export declare function parseFlow(text: string, file: string): LoadedFlow;
