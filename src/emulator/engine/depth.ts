// Checks that a JSON value is not nested too deeply for recursive code.
import type { Json } from '../../flow/types.ts';

/** No real value is nested deeper; a deeper one would exhaust the stack. */
const DEEPEST = 100;

export function isShallow(value: Json, levels: number = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
