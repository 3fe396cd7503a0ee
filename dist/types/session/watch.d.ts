import type { Waiting } from '../contact/stage.js';
import type { FlowDefinition } from '../flow/types.js';
import type { Step } from '../path/path.js';
import { type Trace } from '../path/trace.js';
import type { Clock } from '../workflow/api.js';
/** What Studio says of an execution at one moment. */
export type Sight = {
    status: 'active' | 'ended';
    steps: readonly Step[];
};
export type Watched = {
    look: () => Promise<Sight>;
    clock: Clock;
    /** When the watch is over, by `clock`. */
    deadline: number;
    definition: FlowDefinition | undefined;
    /** Where time is virtual nothing happens by itself: whatever waits for anybody waits for the contact. */
    simulatedTime: boolean;
    /** Told after each look that was not enough. */
    observe?: (waiting: Waiting) => void;
};
/** Whether an execution waits for the contact where it is: a caller at a menu, but not one who hears an announcement. */
export declare function waitsForContact({ current }: Trace, { definition, simulatedTime }: Watched): boolean;
/** The first trace that `isEnough`, or the last one before the deadline. */
export declare function watch(watched: Watched, isEnough: (trace: Trace) => boolean): Promise<{
    trace: Trace;
    late: boolean;
}>;
