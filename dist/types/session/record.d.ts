import type { Scenario } from '../scenario/scenario.js';
import type { ApiCall, Evidence, Failure } from './evidence.js';
import type { Observed } from './observe.js';
import type { PreparedFlow, Target } from './target.js';
export type Recording = {
    scenario: Scenario;
    target: Target;
    /** What is known: a scenario may fail before it has a flow or an execution. */
    flow?: PreparedFlow;
    executionSid?: string;
    observed?: Pick<Observed, 'evidence' | 'sensitiveInputs'>;
    failures: readonly Failure[];
    calls: readonly ApiCall[];
    /** Files are named relative to it. */
    root: string;
    secrets: readonly string[];
};
/** The evidence, redacted. */
export declare function record(recording: Recording): Evidence;
