import type { Problem } from '../errors.js';
import type { Json } from './types.js';
export type FlowMistake = Omit<Problem, 'at' | 'width'> & {
    path: readonly (string | number)[];
};
/** Every mistake in what should be a flow definition. */
export declare function checkDefinition(value: Json): FlowMistake[];
