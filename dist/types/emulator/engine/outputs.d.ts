import type { FlowState, JsonObject } from '../../flow/types.js';
import { type Run, type World } from './world.js';
type Sent = 
/** `toContact` is false for messages to anybody else. */
{
    kind: 'message';
    from: string;
    to: string;
    body: string;
    media: readonly string[];
    status: 'delivered' | 'undelivered' | 'failed';
    toContact: boolean;
}
/** Said or played on the call. */
 | {
    kind: 'prompt';
    say?: string;
    play?: string;
    digits?: string;
} | {
    kind: 'request';
    method: string;
    url: string;
    headers: Readonly<Record<string, string>>;
    body?: string;
    parameters?: Readonly<Record<string, string>>;
} | {
    kind: 'call';
    from: string;
    to: string;
}
/** Handed to Flex, TaskRouter, a payment, an agent or other TwiML: the widget's properties, rendered. */
 | {
    kind: 'task';
    type: string;
    properties: JsonObject;
};
export type Output = Sent & {
    widget: string;
    /** The name of the flow that the widget is in: a subflow's outputs are among those of its parent. */
    flow: string;
    /** How many steps were taken before it. */
    step: number;
    /** Virtual time, milliseconds since the epoch. */
    at: number;
    /** The widget's properties as they are in the flow: the templates that the output was rendered from. */
    source: JsonObject;
};
export declare function record(world: World, run: Run, sent: Sent): void;
/** Asked when a widget is entered, mocked or not: what was handed over does not depend on how that ends. */
export declare function recordTask(world: World, run: Run, { type, properties }: FlowState): void;
export {};
