// Type guards for JSON values.
import type { JsonObject } from './types.ts';

/** True for a JSON object, false for an array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text. Unlike `String`, it does not throw on an object with its own `toString` property, which a definition may contain. */
export const textOfJson = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
