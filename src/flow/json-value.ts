// What kind of JSON a value is: every part of Flowproof asks that of answers, definitions and contexts.
import type { JsonObject } from './types.ts';

/** True for a JSON object; an array is none. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text. Unlike `String`, it does not throw on an object with a member named `toString`: a definition may hold one. */
export const textOfJson = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
