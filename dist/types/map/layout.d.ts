import type { FlowDefinition } from '../flow/types.js';
import { type Box, type Card } from './card.js';
export type Placed = Card & Box;
/** Every card with its place. */
export declare function layoutOf(definition: FlowDefinition): Placed[];
