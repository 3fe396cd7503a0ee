import type { Json, JsonObject } from '../../flow/types.js';
export type MockAnswer = {
    status: number;
    body?: Json;
    headers?: Record<string, string>;
} | {
    event: string;
    output?: JsonObject;
} | {
    delivery: 'delivered' | 'undelivered' | 'failed';
} | {
    forward: string;
};
/** Which answers are of use where: `event` instead of running a widget, `delivery` for a message, `status` and `forward` for a request. */
declare const FITS: {
    readonly event: readonly ["event"];
    readonly delivery: readonly ["delivery"];
    readonly request: readonly ["status", "forward"];
};
export type MockUse = keyof typeof FITS;
export type MockRegistry = {
    /** No answers at all takes the mock away. */
    set: (flow: string, widget: string, answers: readonly MockAnswer[]) => void;
    /** The answer whose turn it is, if it is of use here; only then is it used up. */
    take: (flows: readonly string[], widget: string, use: MockUse) => MockAnswer | undefined;
    clear: () => void;
};
export declare function createMockRegistry(): MockRegistry;
export {};
