import type { FlowDefinition, JsonObject } from '../../flow/types.js';
/** `[type, value, next]` of one condition, in the order in which a split tries them. */
type Match = readonly [type: string, value: string, next: string];
/** Where each event leads; nothing for an event that ends the flow. `match` has a list. */
type Leads = {
    readonly [event: string]: string | null | readonly Match[];
};
type Example = {
    readonly [widget: string]: readonly [type: string, properties: JsonObject, leads?: Leads];
};
/** A flow whose Trigger leads where `leads` says. */
export declare function example(leads: Leads, widgets: Example, rest?: Partial<FlowDefinition>): FlowDefinition;
export {};
