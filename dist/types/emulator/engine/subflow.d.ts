import type { FlowState } from '../../flow/types.js';
import type { FlowRevision } from './records.js';
import type { Signal, Subflow } from './widget.js';
import { type Run, type World } from './world.js';
type Failed = {
    signal: Extract<Signal, {
        type: 'subflow';
    }>;
};
/** The widgets of a revision by name, made once. */
export declare function statesOf({ definition }: Pick<FlowRevision, 'definition'>): ReadonlyMap<string, FlowState>;
/** Where an execution stands before its first widget; a Trigger is entered from here. */
export declare const BEFORE: FlowState;
/** Puts the subflow on top of the run, or says how the widget is left that cannot run it. */
export declare function enterSubflow(world: World, run: Run, subflow: Subflow): Failed | {
    entered: true;
};
export {};
