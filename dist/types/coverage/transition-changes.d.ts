import type { FlowState } from '../flow/types.js';
/** `way` is the event, or the condition of a split. */
export type TransitionChange = {
    kind: 'transition-retargeted';
    widget: string;
    way: string;
    was?: string;
    is?: string;
} | {
    kind: 'transition-added';
    widget: string;
    way: string;
    to?: string;
} | {
    kind: 'transition-removed';
    widget: string;
    way: string;
    to?: string;
} | {
    kind: 'condition-changed';
    widget: string;
    was: string;
    is: string;
} | {
    kind: 'conditions-reordered';
    widget: string;
};
/** The changes of one widget's transitions. Conditions that ask the same are the same, then those that lead to the same widget. */
export declare function transitionChanges(before: FlowState, after: FlowState): TransitionChange[];
