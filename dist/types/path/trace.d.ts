import type { Path, Step, Visit } from './path.js';
/** The text that Studio writes where a flow has ended, and the name of where it starts. */
export declare const ENDED = "Ended";
export declare const TRIGGER = "Trigger";
export type Trace = {
    path: Path;
    /** The event by which the Trigger was left. */
    trigger?: string;
    ended: boolean;
    /** Where the execution is now, if it has not ended. */
    current?: Visit;
};
/** The path of an execution's own widgets; what its subflows walked has steps with a parent, and is theirs. */
export declare function trace(steps: readonly Step[]): Trace;
