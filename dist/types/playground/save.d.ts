import type { FlowDefinition } from '../flow/types.js';
import type { Branches } from './branches.js';
import type { Played, Scene } from './play.js';
export type SaveRequest = {
    name: string;
    /** Relative to where the playground was opened. */
    file: string;
    expect: {
        path: boolean;
        messages: boolean;
        prompts: boolean;
        requests: boolean;
        variables: boolean;
    };
};
export type Saved = {
    file: string;
    line: number;
};
export type Saving = {
    talk: {
        scene: Scene;
        branches: Branches;
        played: Played;
    };
    flow: {
        name: string;
        path: string;
        definition: FlowDefinition;
    };
    cwd: string;
};
export type Preview = {
    name: string;
    file: string;
    files: string[];
    yaml: string;
    problem?: string;
};
/** The scenario as it would be written, and where. */
export declare function previewScenario(saving: Saving, request: Partial<SaveRequest>): Preview;
/** Written beside the old file and put in its place: a file is never left half written. */
export declare function writeScenario(saving: Saving, request: SaveRequest): Saved;
