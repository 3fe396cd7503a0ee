import type { FlowDefinition, FlowState, JsonObject } from '../flow/types.js';
/** A widget's properties without its place on the canvas. */
export declare const withoutPlace: ({ offset: _place, ...properties }?: JsonObject) => JsonObject;
/** The renames from `before` to `after`, and `before` told in the new names, so that a rename is one change and not ten. */
export declare function renamesOf(before: FlowDefinition, after: FlowDefinition): {
    renames: Map<string, string>;
    definition: {
        description?: string;
        flags?: {
            allow_concurrent_calls?: boolean;
        };
        initial_state: string;
        states: FlowState[];
    };
};
