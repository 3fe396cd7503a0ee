// What a template reads: paths into the context, the constants that it compares with, and whether it reads the clock.
import { Liquid } from 'liquidjs';
import type { FlowState, Json } from '../../flow/types.ts';

export type Path = readonly string[];

export type References = {
  paths: readonly Path[];
  /** Text and number literals in the template's tags and filters. */
  constants: readonly string[];
  /** It reads the current time: `"now" | date`. */
  now: boolean;
  /** It has tags: its inputs are searched for, since it cannot be inverted. */
  tags: boolean;
};

const parser = new Liquid({ ownPropertyOnly: true, templates: {} });
for (const name of ['include', 'render', 'layout', 'block'])
  parser.registerTag(name, { parse: () => undefined, render: () => '' });

const NONE: References = { paths: [], constants: [], now: false, tags: false };

export const isTemplate = (value: Json | undefined): value is string =>
  typeof value === 'string' && (value.includes('{{') || value.includes('{%'));

type Segments = readonly (string | number | Segments)[];

/** The literal part of a path: a variable index ends it. */
function fixedPart(segments: Segments): Path {
  const path: string[] = [];
  for (const segment of segments) {
    if (Array.isArray(segment)) break;
    path.push(String(segment));
  }
  return path;
}

const nested = (segments: Segments): Segments[] =>
  segments.flatMap((segment) => (Array.isArray(segment) ? [segment as Segments, ...nested(segment as Segments)] : []));

function pathsIn(template: string): Path[] {
  try {
    const found = parser.globalVariableSegmentsSync(template) as unknown as Segments[];
    const all = found.flatMap((segments) => [segments, ...nested(segments)]).map(fixedPart);
    return [...new Map(all.map((path) => [JSON.stringify(path), path])).values()].filter((path) => path.length > 0);
  } catch {
    return [];
  }
}

const CODE = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const QUOTED = /"([^"]*)"|'([^']*)'/g;
const NUMBER = /(?<![\w.$"'-])-?\d+(?:\.\d+)?(?![\w.])/g;

function constantsIn(template: string): string[] {
  const code = (template.match(CODE) ?? []).join(' ');
  const texts = [...code.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set([...texts, ...(code.replace(QUOTED, '').match(NUMBER) ?? [])])];
}

const known = new Map<string, References>();

export function referencesOf(template: Json | undefined): References {
  if (!isTemplate(template)) return NONE;
  const found = known.get(template);
  if (found) return found;
  const constants = constantsIn(template);
  const references = {
    paths: pathsIn(template),
    constants,
    now: /["'](now|today)["']/.test(template),
    tags: template.includes('{%'),
  };
  known.set(template, references);
  return references;
}

/** Every template in a value, at any depth. */
export function templatesIn(value: Json | undefined): string[] {
  if (isTemplate(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(templatesIn);
}

const ofStates = new WeakMap<FlowState, readonly string[]>();

/** Every template of a widget: in its properties, and in the conditions of its transitions. */
export function templatesOf(state: FlowState): readonly string[] {
  const found = ofStates.get(state);
  if (found) return found;
  const { properties, transitions } = state;
  const conditions = transitions.flatMap(({ conditions: own }) => templatesIn((own ?? []) as unknown as Json));
  const templates = [...templatesIn(properties), ...conditions];
  ofStates.set(state, templates);
  return templates;
}
