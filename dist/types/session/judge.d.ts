import type { Scenario } from '../scenario/scenario.js';
import type { Failure, Judged } from './evidence.js';
/** Looks at one part of a scenario's expectations; no failures means that it holds. */
export type Check = (scenario: Scenario, evidence: Judged) => Failure[];
/** Every expectation that does not hold, each with its place in the scenario file; none if the scenario passes. */
export declare function judge(scenario: Scenario, evidence: Judged): Failure[];
