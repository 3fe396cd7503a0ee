import type { Json } from '../flow/types.js';
/** The value at a dotted path: `widgets.ask.inbound.Body`, `flow.data.items.0`. */
export declare function valueAt(context: Json, dotted: string): Json | undefined;
