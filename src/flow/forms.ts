// Finds the definition in every form in which a flow's JSON is kept: an API response, the CLI's list, JSON in a string.

import type { FlowMistake } from './check.ts';
import { isObject } from './json-value.ts';
import type { Json } from './types.ts';

/** The definition, and its path in the file; parts inside a string have no position of their own. */
export type Unwrapped =
  | { value: Json; path: readonly (string | number)[]; isInText: boolean }
  | { mistake: FlowMistake };

const notFlow = (path: FlowMistake['path'], message: string, fix: string): Unwrapped => ({
  mistake: { code: 'not-a-flow', path, message, fix },
});

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** An API response in the CLI's list, with a definition that was serialized twice, is the deepest form that was seen. */
const MAX_LAYERS = 6;

type Layer = { value: Json; path: readonly (string | number)[]; isInText: boolean };

function nameOf(value: Json, index: number): string {
  const name = isObject(value) ? (value.friendly_name ?? value.friendlyName ?? value.sid) : undefined;
  return typeof name === 'string' ? `\`${name}\`` : `number ${index + 1}`;
}

function within({ value, path, isInText }: Layer): Layer | Unwrapped | undefined {
  const deeper = (step: string | number, inner: Json): Layer => ({
    value: inner,
    path: isInText ? path : [...path, step],
    isInText,
  });
  if (typeof value === 'string') {
    const inner = parsed(value);
    if (inner !== undefined) return { value: inner, path, isInText: true };
    return notFlow(path, 'The flow definition is a string that is not JSON.', 'put the definition itself there');
  }
  if (Array.isArray(value)) {
    const [only, ...others] = value;
    if (only === undefined) return notFlow(path, 'The list is empty.', 'is the SID that you asked for right?');
    if (others.length === 0) return deeper(0, only);
    const names = value.slice(0, 5).map(nameOf).join(', ');
    return notFlow(path, `The file holds ${value.length} flows: ${names}.`, 'keep one flow per file');
  }
  const { definition, states } = isObject(value) ? value : {};
  return definition !== undefined && definition !== null && states === undefined
    ? deeper('definition', definition)
    : undefined;
}

export function unwrapFlow(value: Json): Unwrapped {
  let layer: Layer = { value, path: [], isInText: false };
  for (let count = 0; count < MAX_LAYERS; count += 1) {
    const next = within(layer);
    if (!next) return layer;
    if ('mistake' in next) return next;
    layer = next;
  }
  return layer;
}

const MAX_NAMED = 5;

/** The placeholders of a Terraform template, which is not JSON until they are filled. */
export function placeholdersIn(text: string): string[] {
  const found = [...text.matchAll(/\$\{([^{}"\n]*)\}/g)].map(([whole]) => whole);
  return [...new Set(found)].slice(0, MAX_NAMED);
}
