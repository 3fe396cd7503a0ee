import type { ContactSignal, SimulationTrigger } from '../emulator/engine/simulation.js';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.js';
import { type RecordedExecution, type RecordedStep } from './execution.js';
type Came = 
/** Of the contact, so many seconds after the widget was entered. */
{
    do: 'send';
    signal: ContactSignal;
    seconds: number;
}
/** To the widget's request. */
 | {
    do: 'answer';
    status: number;
    body: string;
    contentType: string;
}
/** What somebody else made of it, and what the widget then put into the context. */
 | {
    do: 'leave';
    event: string;
    output: JsonObject;
} | {
    do: 'deliver';
    delivery: 'delivered' | 'failed';
}
/** Nothing: the flow decides. */
 | {
    do: 'decide';
}
/** Somebody ended the execution here, or it is still here. */
 | {
    do: 'stop';
};
/** What came from outside while the execution was at a widget. `note` says what the recording does not show. */
export type Input = Came & {
    note?: string;
};
export type Inputs = {
    trigger: SimulationTrigger & {
        now: number;
    };
    /** By the widget's name, in the order of its visits. */
    widgets: ReadonlyMap<string, readonly Input[]>;
};
/** One stay in a widget, with what came there. */
export type RecordedVisit = {
    widget: string;
    type: string;
    input: Input;
    step?: RecordedStep;
};
/** The value below some keys; undefined where there is none. */
export declare function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined;
/** The stays of an execution in order, each with what came from outside. The Trigger is the first. */
export declare function visitsOf(execution: RecordedExecution, definition: FlowDefinition): RecordedVisit[];
export declare function inputsOf(execution: RecordedExecution, definition: FlowDefinition): Inputs;
export {};
