// Compares a JSON value with an expected one, considering only the keys that are written: every difference, with its path.
import { isObject } from './flow/json-value.ts';
import type { Json, JsonObject } from './flow/types.ts';
import { searchPattern } from './pattern.ts';

export type Difference = { path: readonly (string | number)[]; expected: Json; actual: Json | undefined };

/** `{ contains }` or `{ matches }` in the place of a text. */
export type TextPattern = { contains: string } | { matches: string };

const PATTERN_KEYS: readonly string[] = ['contains', 'matches'];

export function textPatternOf(value: Json): TextPattern | undefined {
  if (!isObject(value)) return undefined;
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && PATTERN_KEYS.includes(key) && typeof value[key] === 'string'
    ? (value as TextPattern)
    : undefined;
}

/** Patterns were validated when the scenario was loaded. */
export const fitsPattern = (pattern: TextPattern, text: string): boolean =>
  'contains' in pattern ? text.includes(pattern.contains) : searchPattern(pattern.matches, text) === 'found';

type Walk = { path: readonly (string | number)[]; found: Difference[] };

function compareText(pattern: TextPattern, actual: Json | undefined): boolean {
  return actual !== undefined && actual !== null && fitsPattern(pattern, textOf(actual));
}

function compareTable(expected: JsonObject, actual: JsonObject, { path, found }: Walk): void {
  for (const [key, value] of Object.entries(expected)) {
    compare(value, Object.hasOwn(actual, key) ? actual[key] : undefined, { path: [...path, key], found });
  }
}

function compareList(expected: readonly Json[], actual: readonly Json[], { path, found }: Walk): void {
  for (const [index, item] of expected.entries()) compare(item, actual[index], { path: [...path, index], found });
}

function compare(expected: Json, actual: Json | undefined, walk: Walk): void {
  if (isObject(expected) && isObject(actual)) compareTable(expected, actual, walk);
  else if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length) {
    compareList(expected, actual, walk);
  } else compareScalar(expected, actual, walk);
}

function compareScalar(expected: Json, actual: Json | undefined, walk: Walk): void {
  const pattern = textPatternOf(expected);
  const same = pattern ? compareText(pattern, actual) : expected === actual;
  if (!same) walk.found.push({ path: walk.path, expected, actual });
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** All differences. Of an object, only the expected keys are compared; a list must have as many items. */
export function differences(expected: Json, actual: Json | undefined): Difference[] {
  const found: Difference[] = [];
  compare(expected, actual, { path: [], found });
  return found;
}

/** A request as an expectation or a mock compares it: lower-case header names, and the parsed values of a JSON or form body. */
export type SeenRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  parameters?: Readonly<Record<string, string>>;
};

const FORM = 'application/x-www-form-urlencoded';

function bodyOf({ body, headers }: SeenRequest): Json | undefined {
  if (body === undefined) return undefined;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (type.toLowerCase().startsWith(FORM)) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}

const lowered = (headers: Readonly<Record<string, Json>>): JsonObject =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A form contains only strings: an expected number is compared as its digits. */
function asTexts(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(asTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asTexts(item)]));
}

const isForm = ({ headers }: SeenRequest): boolean =>
  Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(FORM),
  );

/** The differences between a request and the expected `method`, `url`, `headers`, `body`, `parameters`; all keys are optional. */
export function requestDifferences(expected: JsonObject, request: SeenRequest): Difference[] {
  const { method, headers, body, ...rest } = expected;
  const wanted: JsonObject = {
    ...(asTexts(rest) as JsonObject),
    ...(typeof method === 'string' ? { method: method.toUpperCase() } : {}),
    ...(isObject(headers) ? { headers: lowered(asTexts(headers) as JsonObject) } : {}),
    ...(body === undefined ? {} : { body: isForm(request) ? asTexts(body) : body }),
  };
  const parsed =
    typeof body === 'string' || (body !== undefined && textPatternOf(body)) ? request.body : bodyOf(request);
  const seen: JsonObject = {
    method: request.method.toUpperCase(),
    url: request.url,
    headers: lowered(request.headers),
    ...(parsed === undefined ? {} : { body: parsed }),
    parameters: { ...request.parameters },
  };
  return differences(wanted, seen);
}
