import type { Scenario } from '../scenario/scenario.js';
import type { Failure, Judged } from './evidence.js';
import { type Observed } from './observe.js';
import type { Target } from './target.js';
/** Twilio promises no time by which a message is listed: so long is waited before it is asked again, in milliseconds. */
export declare const PAUSES: number[];
/** An execution that has ended without a step to its end was stopped from outside, or not all of it was listed. */
export declare function unlistedEnd({ place }: Scenario, { path, status, incidents, executionSid }: Judged): Failure[];
export type Looking = {
    target: Target;
    /** What the execution did, as it is told now; `again` where lists may have been late. */
    look: (again: boolean) => Promise<Observed>;
    judge: (evidence: Judged) => Failure[];
    /** Whether what is missing may be listed later. A simulated target's lists are never late. */
    mayBeLate: boolean;
};
export type Verdict = {
    failures: readonly Failure[];
    evidence: Judged;
};
/** Judges, again and again while a message is missing that may only be listed late. */
export declare function reachVerdict({ target, look, judge, mayBeLate }: Looking): Promise<Verdict>;
