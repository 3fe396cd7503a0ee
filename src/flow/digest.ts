// A flow definition's digest: equal content has an equal digest, regardless of the order of keys.
import { createHash } from 'node:crypto';
import type { FlowDefinition } from './types.ts';

const known = new WeakMap<FlowDefinition, string>();

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256, in hex, of the definition with sorted keys. Cached per object. */
export function digestOf(definition: FlowDefinition): string {
  const before = known.get(definition);
  if (before) return before;
  const digest = createHash('sha256').update(JSON.stringify(definition, sorted)).digest('hex');
  known.set(definition, digest);
  return digest;
}
