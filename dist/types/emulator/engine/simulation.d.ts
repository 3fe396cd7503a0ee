import type { FlowDefinition, JsonObject } from '../../flow/types.js';
import { type MockAnswer, type MockUse } from './mocks.js';
import type { Output } from './outputs.js';
import type { ExecutionRecord, Incident, StepRecord } from './records.js';
import type { InboundMessage, Signal } from './widget.js';
export type SimulatedFlow = {
    name: string;
    definition: FlowDefinition;
    /** How `run-subflow` widgets name it; derived from the name where it is absent. */
    sid?: string;
};
/** `now` is the moment of this start, where it is another one than the simulation's. */
type Common = {
    contact?: string;
    flowAddress?: string;
    now?: number;
};
export type SimulationTrigger = Common & ({
    kind: 'request';
    parameters?: JsonObject;
}
/** `fields` are further fields of the inbound message: `{ MediaUrl0: … }`. A conversation where the flow's Trigger takes those. */
 | {
    kind: 'message';
    body: string;
    fields?: InboundMessage;
}
/** `fields` are further parameters of the call: `{ FromState: 'CA' }`. */
 | {
    kind: 'call';
    fields?: JsonObject;
}
/** What `trigger.conversation` holds, whatever the flow's Trigger takes: for executions that were recorded. */
 | {
    kind: 'conversation';
    fields: JsonObject;
}
/** A subflow on its own: what its parent handed over. */
 | {
    kind: 'parent';
    parameters?: JsonObject;
});
/** What the contact does. `timeout` is silence until the widget gives up; `hangup` ends a call at any widget. */
export type ContactSignal = {
    type: 'message';
    body: string;
    media?: readonly string[];
    fields?: InboundMessage;
} | {
    type: 'digits';
    digits: string;
} | {
    type: 'speech';
    text: string;
    confidence?: number;
} | Extract<Signal, {
    type: 'timeout' | 'hangup' | 'answer';
}>
/** The answer to a request, or how Flex, a payment, an agent or a missing subflow went on: only where `waitsForOutside`. */
 | Extract<Signal, {
    type: 'response' | 'party';
}>
/** Time passes; what is due by then happens. */
 | {
    type: 'wait';
    seconds: number;
};
/** Asked when a widget needs what is outside of the flow: its outcome, the delivery of its message, or the answer to its request. */
export type AskMock = (asked: {
    flow: string;
    widget: string;
    use: MockUse;
}) => MockAnswer | undefined;
export type SimulationOptions = {
    /** The first one is the one that is started; the others are its subflows. */
    flows: readonly [SimulatedFlow, ...SimulatedFlow[]];
    /** By widget, in turn, the last one stays; or a function that is asked each time. There is no `forward`: nothing is sent. */
    mocks?: Readonly<Record<string, readonly MockAnswer[]>> | AskMock;
    /** What no mock answers waits for a `response` or `party` signal, instead of leaving by the widget's failure event. */
    waitsForOutside?: boolean;
    /** The moment of the start, milliseconds since the epoch: the same for every run. */
    now?: number;
};
export type SimulatedRun = {
    readonly status: 'active' | 'ended';
    /** The widget, the signals that it takes, and the moment at which it gives up; null when the flow has ended. */
    readonly waiting: ExecutionRecord['waiting'];
    readonly steps: readonly StepRecord[];
    readonly context: JsonObject;
    readonly outputs: readonly Output[];
    readonly incidents: readonly Incident[];
    /** Virtual time, milliseconds since the epoch. */
    readonly now: number;
    /** The whole record, as the HTTP server keeps it. */
    readonly record: ExecutionRecord;
    /** Says whether the flow waited for it. */
    send(signal: ContactSignal): boolean;
    /** Lets so many seconds pass; a widget that waits may give up meanwhile. A fork knows nothing of it. */
    elapse(seconds: number): void;
    /** Another run that has come as far as this one by the same signals, and goes on by itself. Function mocks are asked again. */
    fork(): SimulatedRun;
};
export type Simulation = {
    readonly start: (trigger: SimulationTrigger) => SimulatedRun;
};
/** Flows are checked and templates parsed once; each start is an execution of its own. */
export declare function createSimulation(options: SimulationOptions): Simulation;
export {};
