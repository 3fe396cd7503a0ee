import type { Json, JsonObject } from '../../flow/types.js';
import { type RefusedError } from './errors.js';
import type { ApiRequest } from './service.js';
/** No code of Twilio's fits: its API has no such requests. */
export declare const refused: (message: string) => RefusedError;
export declare const isObject: (value: Json | undefined) => value is JsonObject;
export declare function jsonOf({ text }: ApiRequest): Json;
export declare function objectOf(request: ApiRequest): JsonObject;
