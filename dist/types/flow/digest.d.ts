import type { FlowDefinition } from './types.js';
/** SHA-256, in hex, of the definition with its keys sorted. Remembered for each object. */
export declare function digestOf(definition: FlowDefinition): string;
