import type { Condition, FlowState, FlowTransition } from '../../flow/types.js';
import type { Subject } from './subject.js';
/** The values that a subject can have, as far as they are known. */
export type Domain = (value: string) => boolean;
/** The Gather widget whose keys a text is, and nothing else. */
export declare function gatherOf(subject: Subject, text: string): FlowState | undefined;
/** The texts that make a condition hold, where they are few enough to list. */
export declare function candidatesOf({ type, value }: Condition): string[] | undefined;
export type NeverTrue = {
    state: FlowState;
    transition: FlowTransition;
    index: number;
    reason: string;
};
/** The transitions of splits whose conditions never hold. */
export declare function neverTrue(subject: Subject): NeverTrue[];
export type Shadowed = {
    state: FlowState;
    transition: FlowTransition;
    index: number;
    by: Condition;
};
/** The transitions of splits that an earlier one always takes the place of. */
export declare function shadowed(subject: Subject): Shadowed[];
