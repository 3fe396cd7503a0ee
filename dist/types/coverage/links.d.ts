import type { Condition, FlowDefinition, FlowState, FlowTransition } from '../flow/types.js';
/**
 * A way out of a widget. Steps name the event and the next widget, nothing else: two conditions of a split that lead to the same
 * widget look alike in them, so they are one link with two labels. Without `to` the flow ends there.
 */
export type Link = {
    from: string;
    event: string;
    to?: string;
    /** What the split's conditions ask, in their order; empty where the transition has none. */
    conditions: readonly string[];
    /** Indexes into the widget's `transitions`. */
    indexes: readonly number[];
};
/** A condition in few words: its own name if its author gave it one, else predicate and value. */
export declare function conditionText({ friendly_name, type, value }: Condition): string;
export declare const conditionTexts: ({ conditions }: FlowTransition) => string;
export declare const isTrigger: ({ type }: FlowState) => boolean;
export declare const linkKey: (link: {
    from: string;
    event?: string;
    to?: string;
}) => string;
/** Every link of a flow, in the order of the definition. */
export declare function linksOf({ states }: FlowDefinition): Link[];
