import type { FlowDefinition } from '../flow/types.js';
import type { FlowView, Start } from './view.js';
export type FoundFlow = {
    /** Its path, relative to where the playground was opened, with `/`. */
    id: string;
    name: string;
    /** Absolute. */
    path: string;
    definition?: FlowDefinition;
    /** Why it cannot be played, with a caret into the file. */
    problem?: string;
};
/** The files of a flow.json or of all below a folder, absolute and sorted. Throws where there is none. */
export declare function flowFiles(path: string): string[];
/** Reads a definition; what is wrong with it becomes its `problem`. */
export declare function readFlow(path: string, cwd: string): FoundFlow;
export declare function startsOf(definition: FlowDefinition): Start['by'][];
export declare const flowView: ({ id, name, definition, problem }: FoundFlow) => FlowView;
export declare const resolveIn: (cwd: string, path: string) => string;
