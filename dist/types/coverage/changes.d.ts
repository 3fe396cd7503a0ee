import type { FlowDefinition, Json } from '../flow/types.js';
import { type TransitionChange } from './transition-changes.js';
export type Change = {
    kind: 'widget-added';
    widget: string;
    type: string;
} | {
    kind: 'widget-removed';
    widget: string;
    type: string;
} | {
    kind: 'widget-renamed';
    widget: string;
    was: string;
} | {
    kind: 'type-changed';
    widget: string;
    was: string;
    is: string;
} | {
    kind: 'property-changed';
    widget: string;
    property: string;
    was?: Json;
    is?: Json;
} | {
    kind: 'start-changed';
    was: string;
    is: string;
} | {
    kind: 'concurrent-calls-changed';
    is: boolean;
} | TransitionChange;
/** Changes from `before` to `after`. Places on the canvas and a flow's description are none. */
export declare function diffFlows(before: FlowDefinition, after: FlowDefinition): Change[];
