import type { FlowDefinition, FlowState, FlowTransition } from '../../flow/types.js';
import { type Read, type Reading } from '../../liquid/reading.js';
export type Path = readonly (string | number)[];
/** A text of a widget: a property, or a condition's subject or value. */
export type Text = {
    state: FlowState;
    path: Path;
    text: string;
    reading: Reading;
};
/** A transition with its place; `state` is the widget that it leaves. */
export type Edge = {
    state: FlowState;
    transition: FlowTransition;
    path: Path;
};
export type Subject = {
    flow: FlowDefinition;
    states: readonly FlowState[];
    byName: ReadonlyMap<string, FlowState>;
    pathOf(state: FlowState): Path;
    edgesOf(state: FlowState): readonly Edge[];
    edges: readonly Edge[];
    texts: readonly Text[];
    /** Every value that a template reads, with the text in which it stands. */
    reads: readonly (Text & {
        read: Read;
    })[];
    /** The widgets that an execution can enter: from the Trigger, along transitions that can be taken. */
    reachable: ReadonlySet<string>;
    /** The widgets reached from the ends of transitions, without entering (or leaving) those that `avoid` names. */
    reachedFrom(starts: Iterable<string | undefined>, avoid?: (state: FlowState) => boolean): Set<string>;
    /** Transitions that no execution takes, filled by the rules about conditions. */
    dead: ReadonlySet<FlowTransition>;
    /** The events of the Trigger that lead somewhere. */
    triggers: ReadonlyMap<string, string>;
};
/** The variables that a Set Variables widget sets. */
export declare const variablesSetBy: ({ type, properties }: FlowState) => string[];
/** `dead`: transitions that cannot be taken, whatever the contact does. */
export declare function createSubject(flow: FlowDefinition, dead?: ReadonlySet<FlowTransition>): Subject;
