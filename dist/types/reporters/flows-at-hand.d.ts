import type { CoveredFlow } from '../coverage/result.js';
import type { FlowDefinition, Json } from '../flow/types.js';
/** A definition with its numbers and all secrets masked; undefined if it is none. */
export declare function shownFlow(definition: Json, secrets?: readonly string[]): FlowDefinition | undefined;
/** The flow in a file, its numbers masked, under the digest of what would run; undefined if the file holds none. */
export declare function readFlow(path: string, root: string): CoveredFlow | undefined;
/** A flow that ran: by its file, or, where nothing says which file it was, by its name. */
type Ran = {
    name: string;
    definitionPath?: string;
};
/** The flows below a folder that are not among those that ran. */
export declare function flowsBelow(folder: string, root: string, ran: readonly Ran[]): CoveredFlow[];
export {};
