import type { FlowDefinition } from '../flow/types.js';
export type NamedFlow = {
    name: string;
    definition: FlowDefinition;
};
/** Every flow of the folder, or every mistake in all of them. */
export declare function loadFlows(folder: string): NamedFlow[];
