import type { Json } from '../flow/types.js';
import type { Trace } from '../path/trace.js';
import type { ContactAction } from '../scenario/scenario.js';
import type { Judged, Outcome } from './evidence.js';
import type { Parties } from './start.js';
import type { PreparedFlow, Target } from './target.js';
/** Which execution, and what is known of it beforehand. */
export type Observing = {
    target: Target;
    flow: PreparedFlow;
    parties: Parties;
    executionSid: string;
    secrets: readonly string[];
    /** What the contact has done, or is to do. */
    actions: readonly ContactAction[];
    /** SIDs of messages that were there before the execution. */
    earlier: ReadonlySet<string>;
};
/** How far an execution came, and why it was not watched any longer. */
export type Course = {
    trace: Trace;
    outcome: Outcome;
};
export type Observed = {
    evidence: Judged;
    /** Keys and words of sensitive actions as the flow received them: no report may show them either. It grows with `fetchContexts`. */
    sensitiveInputs: readonly string[];
    /** Fetches the contexts that `evidence.contextAfter` was asked for and did not know; whether there were any. */
    fetchContexts: () => Promise<boolean>;
};
/** Sensitive keys and words, as the context has them: Twilio may write them otherwise than the contact said them. */
export declare function sensitiveInputsIn(context: Json, actions: readonly ContactAction[]): string[];
export declare function observe(observing: Observing, { trace, outcome }: Course): Promise<Observed>;
/** What a pure function says of the evidence, with every context that it asks for. */
export declare function saidOf<T>({ evidence, fetchContexts }: Observed, say: (evidence: Judged) => T): Promise<T>;
