// Reads a value of a context by its dotted path.
import type { Json, JsonObject } from '../flow/types.ts';

const has = (value: Json | undefined): value is JsonObject | Json[] => typeof value === 'object' && value !== null;

/** The value at a dotted path: `widgets.ask.inbound.Body`, `flow.data.items.0`. */
export function valueAt(context: Json, dotted: string): Json | undefined {
  let value: Json | undefined = context;
  for (const key of dotted.split('.')) {
    if (!has(value) || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
