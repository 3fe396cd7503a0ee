// Tells whether a JSON value is shallow enough to be walked.
import type { Json } from '../../flow/types.ts';

/** No sensible value nests deeper, and deeper ones would exhaust the stack of recursive code. */
const DEEPEST = 100;

export function isShallow(value: Json, levels: number = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
