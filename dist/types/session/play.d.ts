import type { FlowDefinition } from '../flow/types.js';
import type { Scenario } from '../scenario/scenario.js';
import { type Playing } from './begin.js';
import type { Evidence, Failure } from './evidence.js';
export type Played = {
    failures: readonly Failure[];
    evidence: Evidence;
    /** Keys and words of sensitive actions as the flow received them: no report may show them either. */
    sensitiveInputs: readonly string[];
    /** What ran, or would have. */
    definition?: FlowDefinition;
};
export declare function play(scenario: Scenario, playing: Playing): Promise<Played>;
