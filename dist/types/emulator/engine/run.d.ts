import type { FlowState, JsonObject } from '../../flow/types.js';
import type { Leave, Signal, Stop } from './widget.js';
import { type Run, type World } from './world.js';
type Task = {
    do: 'enter';
    state: FlowState;
    memory?: JsonObject;
} | {
    do: 'resume';
    signal: Signal;
};
/** What to do next; nothing when the execution waits or has ended. */
export type Next = Task | undefined;
export declare function endRun(world: World, run: Run): void;
export declare function stopRun(world: World, run: Run, { code, message, fix }: Omit<Stop, 'do'>): undefined;
export declare function leave(world: World, run: Run, outcome: Leave): Next;
/** Drives an execution until it waits or has ended. What a widget throws stops that execution, and nothing else. */
export declare function drive(world: World, run: Run, first: Next): void;
/** Hands a signal to the widget that waits for it, and says whether one did. */
export declare function deliver(world: World, run: Run, signal: Signal): boolean;
/** How a flow starts: at its Trigger, or, where somebody has left that out, at its first widget. */
export declare function begin(world: World, run: Run, event: string): Next;
export {};
