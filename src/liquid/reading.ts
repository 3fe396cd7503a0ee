// Analyses a template without rendering it: the values it reads with their filters, its mistakes, and unknown filters.

import { type Arguments, type Template, TypeGuards, Value } from 'liquidjs';
import { errorMessage } from '../errors.ts';
import { STUDIO_DIALECT } from './dialect.ts';
import { createEngine } from './render.ts';

/** A value that a template reads: `widgets.ask.inbound.Body` as its parts. */
export type Read = {
  path: readonly string[];
  /** The names of its filters, in order; empty in tags. */
  filters: readonly string[];
  /** Whether an `if`, `unless` or `case` of the template tests it, or it has a `default`: an empty value is expected. */
  guarded: boolean;
};

export type Reading = {
  reads: readonly Read[];
  /** Names that the template itself gives to values: they are not read from the context. */
  locals: ReadonlySet<string>;
  /** Unknown filters: Liquid passes the value through unchanged. */
  unknownFilters: readonly string[];
  /** Why it cannot be parsed: it renders to nothing. */
  mistake?: string;
  /** Whether it is a single `{{…}}` and nothing else, so that its value is that of the template. */
  single: boolean;
};

const engine = createEngine(STUDIO_DIALECT);

/** The filters of Studio's Liquid. */
export const FILTERS: readonly string[] = Object.keys(engine.filters);

const ASKING = new Set(['if', 'elsif', 'unless', 'case', 'when']);

type Argument = Arguments extends Iterable<infer One> ? One : never;
type Found = { reads: { path: string[]; filters: readonly string[]; asked: boolean }[]; filters: string[] };

function fromToken(found: Found, token: unknown, filters: readonly string[], asked: boolean): void {
  if (TypeGuards.isRangeToken(token)) {
    fromToken(found, token.lhs, [], asked);
    fromToken(found, token.rhs, [], asked);
  } else if (TypeGuards.isPropertyAccessToken(token)) {
    const path: string[] = [];
    for (const part of token.props) {
      if (TypeGuards.isPropertyAccessToken(part)) fromToken(found, part, [], asked);
      // What follows a computed index is unknown.
      if (!('content' in part)) break;
      path.push(String(part.content));
    }
    const { variable } = token;
    if (variable && TypeGuards.isQuotedToken(variable)) path.unshift(variable.content);
    found.reads.push({ path, filters, asked });
  }
}

/** The printer is the last filter of every output, under a name that no template can use. */
const namesOf = (value: Value): string[] => value.filters.map(({ name }) => name).filter((name) => /^\w+$/.test(name));

function fromArgument(found: Found, argument: Argument, asked: boolean): void {
  if (!(argument instanceof Value)) {
    fromToken(found, argument, [], asked);
    return;
  }
  const filters = namesOf(argument);
  found.filters.push(...filters);
  for (const token of argument.initial.postfix) fromToken(found, token, filters, asked);
  for (const { args } of argument.filters) {
    for (const given of args) fromToken(found, Array.isArray(given) ? given[1] : given, [], asked);
  }
}

function visit(found: Found, template: Template): void {
  const name = 'name' in template ? String(template.name) : '';
  for (const argument of template.arguments?.() ?? []) fromArgument(found, argument, ASKING.has(name));
  const children = template.children?.(false, true);
  const below = children?.next();
  for (const child of (below?.value ?? []) as Template[]) visit(found, child);
}

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, index) => part === path[index]);

function guardedReads({ reads }: Found): Read[] {
  const asked = reads.filter((read) => read.asked).map(({ path }) => path.slice(0, 2));
  return reads.map(({ path, filters }) => ({
    path,
    filters,
    guarded: filters.includes('default') || asked.some((start) => startsWith(path, start)),
  }));
}

const SINGLE = /^\s*\{\{(?:(?!\}\})[\s\S])*\}\}\s*$/;
const NOTHING = { reads: [], locals: new Set<string>(), unknownFilters: [], single: false };

const NAMING = /\{%-?\s*(?:assign|capture|for|tablerow|increment|decrement)\s+["']?([\w-]+)/g;

/** The names that a text defines itself. `forloop` and `tablerowloop` exist only within loops, and are not used as names of values. */
const localsOf = (text: string): Set<string> =>
  new Set(['forloop', 'tablerowloop', ...[...text.matchAll(NAMING)].flatMap(([, name]) => name ?? [])]);

const cache = new Map<string, Reading>();
const MAX_CACHED = 20_000;

function read(text: string): Reading {
  try {
    const found: Found = { reads: [], filters: [] };
    for (const template of engine.parse(text)) visit(found, template);
    const unknownFilters = [...new Set(found.filters)].filter((name) => !FILTERS.includes(name) && name !== 'raw');
    return { reads: guardedReads(found), locals: localsOf(text), unknownFilters, single: SINGLE.test(text) };
  } catch (error) {
    const message = errorMessage(error);
    return { ...NOTHING, mistake: message.split('\n')[0] ?? message };
  }
}

export const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');

/** What a template reads; nothing for text without Liquid. */
export function readTemplate(text: string): Reading {
  if (!isTemplate(text)) return NOTHING;
  const known = cache.get(text);
  if (known) return known;
  const reading = read(text);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, reading);
  return reading;
}
