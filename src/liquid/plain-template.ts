// Fast path for templates that only insert values, as most do: Liquid's interpreter takes ten times as long.
import { isObject } from '../flow/json-value.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { RENDER_LIMITS } from './dialect.ts';

/** The text, or undefined if only Liquid can print one of the values. */
export type PlainTemplate = (context: JsonObject) => string | undefined;

type Part = string | readonly string[];

const NAMES = /\{\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\s*\}\}/;

/** Properties that Liquid provides for any list, string or object. */
const SPECIAL: ReadonlySet<string> = new Set(['size', 'first', 'last']);

function valueAt(context: JsonObject, names: readonly string[]): string | undefined {
  let value: Json | undefined = context;
  for (const name of names) {
    if (value === undefined || value === null) return '';
    if (!isObject(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? undefined : String(value);
}

function partsOf(text: string): Part[] | undefined {
  const parts = text.split(NAMES).map((part, index): Part => (index % 2 === 0 ? part : part.split('.')));
  const isPlain = parts.every((part) =>
    typeof part === 'string' ? !/\{\{|\{%/.test(part) : !part.some((name) => SPECIAL.has(name)),
  );
  return isPlain ? parts : undefined;
}

/** Undefined for every template that is more than text and `{{names.of.values}}`. */
export function plainTemplate(text: string): PlainTemplate | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  return (context) => {
    let rendered = '';
    for (const part of parts) {
      const shown = typeof part === 'string' ? part : valueAt(context, part);
      if (shown === undefined) return undefined;
      rendered += shown;
      // Liquid's own limits handle text of this length.
      if (rendered.length > RENDER_LIMITS.memoryLimit) return undefined;
    }
    return rendered;
  };
}
