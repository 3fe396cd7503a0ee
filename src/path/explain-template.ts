// Explains which parts of a template were empty: how much of each path exists, and what is there instead.
import type { Json, JsonObject } from '../flow/types.ts';
import { nearest } from '../nearest.ts';

/** The path at the start of an output tag: `flow.variables.order` of `{{ flow.variables.order | upcase }}`. */
const OUTPUT = /\{\{-?\s*([A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\]|\["[^"\]]*"\]|\['[^'\]]*'\])*)\s*(\|[^}]*)?-?\}\}/g;

const MAX_KEYS = 8;
/** A template may have any number of tags: more than a few do not help. */
const MAX_PARTS = 5;

const partsOf = (path: string): string[] => [...path.matchAll(/[^.[\]"']+/g)].map(([part]) => part);

const isBranch = (value: Json | undefined): value is JsonObject | Json[] => typeof value === 'object' && value !== null;

type Reached = { value: Json | undefined; depth: number };

function reach(context: JsonObject, parts: readonly string[]): Reached {
  let value: Json | undefined = context;
  for (const [depth, part] of parts.entries()) {
    if (!isBranch(value)) return { value, depth };
    const next: Json | undefined = Object.hasOwn(value, part) ? (value as JsonObject)[part] : undefined;
    if (next === undefined) return { value, depth };
    value = next;
  }
  return { value, depth: parts.length };
}

const isEmpty = (value: Json | undefined): boolean => value === null || value === '' || value === undefined;

function missing({ value, depth }: Reached, parts: readonly string[]): string {
  const part = parts[depth] ?? '';
  const parent = depth === 0 ? 'the context' : `\`${parts.slice(0, depth).join('.')}\``;
  if (!isBranch(value)) return `${parent} is ${JSON.stringify(value)}, and has no \`${part}\``;
  const keys = Object.keys(value);
  const meant = nearest(part, keys);
  const has =
    keys.length > 0 ? `has ${keys.slice(0, MAX_KEYS).join(', ')}${keys.length > MAX_KEYS ? ', …' : ''}` : 'is empty';
  return `${parent} has no \`${part}\`; it ${has}${meant ? `; did you mean \`${[...parts.slice(0, depth), meant, ...parts.slice(depth + 1)].join('.')}\`?` : ''}`;
}

/** Names that the template defines itself: they need not be in the context. */
const OWN_NAME = /\{%-?\s*(?:assign|capture|for|increment|decrement)\s+([A-Za-z_][\w-]*)/g;

/** One line for each tag of the template that had no value; none if all of them had one, or a default. */
export function explainEmpty(template: string, context: JsonObject): string[] {
  const found = new Map<string, string>();
  const own = new Set([...template.matchAll(OWN_NAME)].map(([, name = '']) => name));
  for (const [tag, path = '', filters = ''] of template.matchAll(OUTPUT)) {
    if (found.has(tag) || found.size >= MAX_PARTS || /\bdefault\b/.test(filters)) continue;
    const parts = partsOf(path);
    if (own.has(parts[0] ?? '')) continue;
    const reached = reach(context, parts);
    if (reached.depth < parts.length) found.set(tag, `${tag} was empty: ${missing(reached, parts)}`);
    else if (isEmpty(reached.value))
      found.set(tag, `${tag} was empty: \`${path}\` is ${JSON.stringify(reached.value)}`);
  }
  return [...found.values()];
}
