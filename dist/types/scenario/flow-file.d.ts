import type { Problem } from '../errors.js';
import { type Environment } from './fill.js';
import type { FlowReference, TargetName } from './scenario.js';
import { type Tree } from './tree.js';
export type FlowChoice = {
    reference: FlowReference;
    /** The targets that the file gives its flow for. */
    runsOn: readonly TargetName[];
    problems: Problem[];
    /** The text of the definition, for carets. */
    source?: {
        file: string;
        text: string;
    };
};
type Asked = {
    file: string;
    env: Environment;
    target?: TargetName;
};
/** The flow of a scenario file, with whatever is wrong with it. */
export declare function chooseFlow(flow: Tree | undefined, asked: Asked): FlowChoice;
export {};
