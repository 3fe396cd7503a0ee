import type { Trace } from '../path/trace.js';
import type { ContactAction, Scenario } from '../scenario/scenario.js';
import { type Playing, type Progress } from './begin.js';
import type { Failure } from './evidence.js';
import { type Observed } from './observe.js';
import type { PreparedFlow } from './target.js';
/** What is worth waiting for besides the end and a widget that waits; and for how long, if not for all of the time. */
export type Awaited = {
    isEnough?: (trace: Trace) => boolean;
    seconds?: number;
    /** Asks once more about an execution that has ended: lists may be late. */
    again?: boolean;
};
export type Run = {
    flow: PreparedFlow;
    executionSid: string;
    act: (action: ContactAction) => Promise<readonly Failure[]>;
    /** Once the execution has ended, or waits, or has come far enough. */
    observe: (awaited?: Awaited) => Promise<Observed>;
};
/** Triggers the execution. `progress` says how far it came, whatever becomes of this. */
export declare function run(scenario: Scenario, playing: Playing, progress: Progress): Promise<Run>;
