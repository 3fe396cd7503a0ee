import type { Scenario } from '../../scenario/scenario.js';
import type { Failure, Judged } from '../evidence.js';
/** Seconds between the first and the last step; virtual where time is. */
export declare function secondsTaken({ path }: Judged): number;
export declare function checkWithin({ expect }: Scenario, evidence: Judged): Failure[];
