import type { FlowDefinition, JsonObject } from '../../flow/types.js';
import { RefusedError } from './errors.js';
type Found = {
    errors: readonly JsonObject[];
    warnings: readonly JsonObject[];
};
/** Its page: "Check the error response details for an array of validation failures". */
export declare const failedValidation: ({ errors, warnings }: Found) => RefusedError;
export declare function readDefinition(text: string, status: 'draft' | 'published'): FlowDefinition;
export {};
