import { type TargetName } from '../scenario.js';
import { type Check, type Subject } from './check.js';
/** The targets that a scenario is played on. */
export declare function targetsOf({ tree, runsOn }: Subject): TargetName[];
export declare const targets: Check;
