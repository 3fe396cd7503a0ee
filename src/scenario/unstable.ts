// Expectations of values that contain SIDs: each execution has others, so they are compared by a pattern.

import { escapePattern } from '../escape-pattern.ts';
import type { Json } from '../flow/types.ts';

const SIDS = /\b([A-Z]{2})[0-9a-f]{32}\b/g;

/** The text itself, or a pattern for any SID of the same kind. */
export function expectedText(text: string): Json {
  if (text.search(SIDS) < 0) return text;
  return { matches: `^${escapePattern(text).replace(SIDS, '$1[0-9a-f]{32}')}$` };
}

export function expectedValue(value: Json): Json {
  if (typeof value === 'string') return expectedText(value);
  if (Array.isArray(value)) return value.map(expectedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expectedValue(item)]));
}
