import type { FlowDefinition, FlowState, FlowTransition } from './types.js';
export declare const findState: ({ states }: FlowDefinition, name: string) => FlowState | undefined;
export declare const widgetNames: ({ states }: FlowDefinition) => string[];
/** The events by which a widget can be left, each once, in the definition's order. */
export declare const eventsOf: ({ transitions }: FlowState) => string[];
/** The transitions of one event; a split has one `match` for each condition. */
export declare const transitionsBy: ({ transitions }: FlowState, event: string) => FlowTransition[];
/** The widgets that a widget can lead to, each once. A transition without `next` ends the flow and leads nowhere. */
export declare const successors: ({ transitions }: FlowState) => string[];
export declare const canEndAt: ({ transitions }: FlowState) => boolean;
/** Where executions start: the Trigger. Only hand-made definitions start elsewhere. */
export declare const startOf: (flow: FlowDefinition) => FlowState | undefined;
/** The widgets that can be reached from a widget, itself included. */
export declare function reachableFrom(flow: FlowDefinition, name: string): Set<string>;
