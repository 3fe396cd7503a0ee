import type { JsonObject } from '../../flow/types.js';
/** What there is before the first widget. */
export type FirstContext = {
    trigger: JsonObject;
    contact: JsonObject;
    flow: {
        sid: string;
        flow_sid: string;
        channel: JsonObject;
        data: JsonObject;
    };
};
export type FlowContext = {
    /** Read it, never write to it. */
    readonly now: JsonObject;
    /** Adds to `widgets.NAME`. */
    readonly keep: (widget: string, output: JsonObject) => void;
    readonly setVariables: (variables: JsonObject) => void;
    readonly variables: () => JsonObject;
    /** About as many characters as widgets and variables hold. */
    readonly size: () => number;
    /** A function that tells the context as it is at this moment, whenever it is asked. */
    readonly remember: () => () => JsonObject;
};
/** Keeping is cheap, so that a long execution costs what its steps cost. */
export declare function createContext(first: FirstContext): FlowContext;
