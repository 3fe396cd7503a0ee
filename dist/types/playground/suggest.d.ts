import type { FlowDefinition, JsonObject } from '../flow/types.js';
/** Values that conditions of the flow compare with what the contact says at a widget, each once. */
export declare function replySuggestions(definition: FlowDefinition, widget: string): string[];
/** The JSON body that an answer needs so that what the flow reads of it exists. */
export declare function bodySuggestion(definition: FlowDefinition, widget: string): JsonObject;
/** The parameters that a flow's templates read, each with a value that some condition looks for, else its own name. */
export declare function parameterSuggestion(definition: FlowDefinition, by: 'request' | 'subflow'): JsonObject;
