import type { Trace } from '../path/trace.js';
import type { ContactAction } from '../scenario/scenario.js';
import type { Failure } from './evidence.js';
import type { Course } from './observe.js';
import { type Watched } from './watch.js';
export type Part = {
    /** Does what the contact does; resolves when it is done, not when the flow has noticed, with what went wrong. It is told how far
     * the execution has come. */
    perform: (action: ContactAction, trace: Trace) => Promise<readonly Failure[]>;
    watched: Watched;
    /** How long the whole may take, for messages. */
    seconds: number;
};
export type Driven = Course & {
    failures: readonly Failure[];
};
/** The widgets that an execution went through, in a line. */
export declare function went({ path }: Trace): string;
type Acted = {
    trace: Trace;
    failures: readonly Failure[];
    answered: number;
};
/** One action, as soon as it is due. `answered` says how many visits are over for the contact, before and after it. */
export declare function act(action: ContactAction, answered: number, part: Part): Promise<Acted>;
/** Watches until the execution has ended, or waits and nobody comes, or has come far enough. */
export declare function rest(answered: number, { watched, seconds }: Pick<Part, 'watched' | 'seconds'>, isEnough?: (trace: Trace) => boolean): Promise<Driven>;
/** Acts, then watches to the end. */
export declare function drive(part: Part & {
    actions: readonly ContactAction[];
}): Promise<Driven>;
export {};
