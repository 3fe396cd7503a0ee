import type { Journal } from '../account/journal.js';
import type { Budget } from '../account/policy.js';
import type { protect } from '../account/protection.js';
import type { Swept } from '../account/sweep.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Scenario, TargetName } from '../scenario/scenario.js';
import type { Evidence } from '../session/evidence.js';
import type { Parties } from '../session/start.js';
import type { Target } from '../session/target.js';
import type { Calls } from './calls.js';
/** Who plays a scenario, for as long as it lasts. */
export type Cast = {
    parties: Parties;
    release: () => Promise<void>;
};
export type Studio = {
    target: Target;
    calls: Calls;
    cast: (inputs: Scenario['inputs'], seconds: number) => Promise<Cast>;
    /** Where a scenario costs something: what this one did. */
    settle?: (evidence: Evidence, definition: FlowDefinition | undefined) => Promise<Budget>;
    /** Where executions outlive their process: what this one has triggered. */
    journal: Journal;
    close: () => Promise<void>;
};
export type Opening = {
    target: TargetName;
    options: Parameters<typeof protect>[0];
    shard: Parameters<typeof protect>[1];
    /** Where all workers of a run keep what they share; emptied when a run starts. */
    folder: string;
};
/** A worker plays on one of them, and is spared the other. */
export declare function openStudio(opening: Opening): Promise<Studio>;
/** What dead processes have left active; an embedded Studio has died with them, and a dry run changes nothing. */
export declare function sweepLeft(): Promise<Swept>;
