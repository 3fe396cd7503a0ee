import type { MockAnswer } from '../emulator/engine/mocks.js';
import { type SimulatedFlow, type SimulatedRun } from '../emulator/engine/simulation.js';
import type { Move, Start } from './view.js';
export type Scene = {
    /** The flow that is talked to, and the flows that it may run as subflows. */
    flows: readonly [SimulatedFlow, ...SimulatedFlow[]];
    start: Start;
    /** The moment at which the conversation starts, milliseconds since the epoch. */
    now: number;
    /** Answers that were kept, by widget. */
    mocks: Readonly<Record<string, readonly MockAnswer[]>>;
};
/** What was done, and how far the execution had come by then. */
export type Done = {
    move?: Move;
    outputsBefore: number;
    stepsBefore: number;
    at: number;
    widget?: string;
};
export type Played = {
    run: SimulatedRun;
    done: readonly Done[];
    /** Moves that the flow did not wait for: they, and all that follow, were not made. */
    skipped: readonly Move[];
};
/** Makes the moves as long as the flow waits for them. */
export declare function playScene(scene: Scene, moves: readonly Move[]): Played;
