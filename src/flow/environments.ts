// Values that differ between environments: the same SID, number or address under each of its names, so that one definition serves all of
// them.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorMessage, FlowproofError } from '../errors.ts';
import { escapePattern } from '../escape-pattern.ts';
import type { FlowDefinition, Json } from './types.ts';

/** One value, by environment: `{ dev: 'WW1…', prod: 'WW2…' }`. */
export type EnvironmentRow = Readonly<Record<string, string>>;

export const ENVIRONMENTS_FILE = 'environments.json';

const EXAMPLE = '[{ "dev": "https://dev-1234.twil.io", "prod": "https://prod-5678.twil.io" }]';

const problem = (file: string, message: string): FlowproofError =>
  new FlowproofError([
    { code: 'bad-environments', message, fix: `write a list of rows: ${EXAMPLE}`, at: { file, line: 1, column: 1 } },
  ]);

const isRow = (value: unknown): value is EnvironmentRow =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === 'string' && one !== '');

function rowsOf(text: string, file: string): EnvironmentRow[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw problem(file, `It is not JSON: ${errorMessage(error)}.`);
  }
  if (!Array.isArray(value)) throw problem(file, 'It must be a list.');
  const wrong = value.findIndex((row) => !isRow(row));
  if (wrong >= 0) throw problem(file, `Row ${wrong + 1} must be an object with a string for each environment.`);
  return value as EnvironmentRow[];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The map that applies to a file: the nearest `environments.json` beside it or above it, up to `root`. */
export function readEnvironments(file: string, root: string): EnvironmentRow[] {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const map = join(folder, ENVIRONMENTS_FILE);
    const text = textOf(map);
    if (text !== undefined) return rowsOf(text, map);
    if (folder === root || folder === dirname(folder)) return [];
  }
}

/** Replaces values of one environment with those of another; the longest first, so that none is replaced in part. */
function translator(rows: readonly EnvironmentRow[], { from, to }: { from: string; to: string }) {
  const pairs = new Map<string, string>();
  for (const row of rows) {
    const [was, is] = [row[from], row[to]];
    if (was !== undefined && is !== undefined && was !== is) pairs.set(was, is);
  }
  if (pairs.size === 0) return undefined;
  const values = [...pairs.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  // Not in the middle of a longer number, SID or name.
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${values.join('|')})(?![A-Za-z0-9])`, 'g');
  return (text: string): string => text.replace(pattern, (match) => pairs.get(match) ?? match);
}

function translated(value: Json, translate: (text: string) => string): Json {
  if (typeof value === 'string') return translate(value);
  if (Array.isArray(value)) return value.map((item) => translated(item, translate));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, translated(item, translate)]));
}

/** A definition of one environment with the values of another; the order of keys is kept. */
export function inEnvironment(
  definition: FlowDefinition,
  rows: readonly EnvironmentRow[],
  way: { from: string; to: string },
): FlowDefinition {
  const translate = translator(rows, way);
  // Names of keys are Studio's; only strings are rewritten, so the result is still a definition.
  return translate ? (translated(definition as unknown as Json, translate) as unknown as FlowDefinition) : definition;
}
