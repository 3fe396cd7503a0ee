// A flow definition's digest: the same content has the same digest, however its keys are ordered.
import { createHash } from 'node:crypto';
import type { FlowDefinition } from './types.ts';

const known = new WeakMap<FlowDefinition, string>();

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256, in hex, of the definition with its keys sorted. Remembered for each object. */
export function digestOf(definition: FlowDefinition): string {
  const before = known.get(definition);
  if (before) return before;
  const digest = createHash('sha256').update(JSON.stringify(definition, sorted)).digest('hex');
  known.set(definition, digest);
  return digest;
}
