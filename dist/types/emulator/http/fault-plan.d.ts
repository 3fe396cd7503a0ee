import type { Json } from '../../flow/types.js';
import type { PlannedFault } from './faults.js';
type Path = readonly (string | number)[];
export type FaultMistake = {
    path: Path;
    message: string;
    fix?: string;
};
export declare const FAULT_KINDS: readonly string[];
/** Planned faults, or what is wrong with them. */
export declare function readFaultPlan(value: Json, operations: readonly string[]): {
    faults: PlannedFault[];
    mistakes: FaultMistake[];
};
export {};
