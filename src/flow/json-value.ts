// What kind of JSON a value is: every part of Flowproof asks that of answers, definitions and contexts.
import type { JsonObject } from './types.ts';

/** True for a JSON object; an array is none. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
