import type { StepRecord } from '../emulator/engine/records.js';
import type { FlowDefinition, JsonObject } from '../flow/types.js';
import type { Inputs } from './inputs.js';
export type PlayedStep = Pick<StepRecord, 'name' | 'from' | 'to'> & {
    contextThen: () => JsonObject;
};
/** How it came to its end, and at which widget. */
export type PlayedEnd = {
    how: 'ended';
}
/** As in the recording: somebody ended it there, or it is still there. */
 | {
    how: 'stopped';
    at: string;
}
/** It asks for something that was not recorded. */
 | {
    how: 'not-recorded';
    at: string;
    what: string;
}
/** The engine cannot go on. */
 | {
    how: 'failed';
    at: string;
    why: string;
};
export type Played = {
    steps: readonly PlayedStep[];
    end: PlayedEnd;
    context: JsonObject;
};
export type Player = {
    readonly definition: FlowDefinition;
    readonly play: (inputs: Inputs) => Played;
};
/** A definition, ready to play any number of recordings. */
export declare function createPlayer(name: string, definition: FlowDefinition): Player;
