// Renders the templates of a flow as Studio does: Liquid without files, prototypes or endless loops, dates in US Pacific time.

import { type Context, ForTag, type Hash, Liquid, TablerowTag, type Template } from 'liquidjs';
import type { Json, JsonObject } from '../flow/types.ts';
import { dateValue } from './date-value.ts';
import { type Dialect, MAX_DATE_FORMAT, RENDER_LIMITS, STUDIO_DIALECT } from './dialect.ts';
import { type PlainTemplate, plainTemplate } from './plain-template.ts';
import { strftime } from './strftime.ts';
import type { Zone } from './zone.ts';

/** `mistake` says what is wrong with the template; one that took too long was given up. */
export type Rendered = { text: string; mistake?: string; tookTooLong?: boolean };

/** Renders a template over a context; `now` is what `"now" | date` shows, in milliseconds since the epoch. */
export type Render = (template: Json | undefined, context: JsonObject, now: number) => Rendered;

const MAX_CACHED = 2000;

type ForArguments = ConstructorParameters<typeof ForTag>;
type TablerowArguments = ConstructorParameters<typeof TablerowTag>;

/** Gives a loop's rendered parameters a `limit` that is never above Studio's. */
function limit(parameters: Hash, most: number): void {
  const own = parameters.render.bind(parameters);
  parameters.render = function* (context: Context): Generator<unknown, Record<string, unknown>, unknown> {
    const hash = (yield own(context)) as Record<string, unknown>;
    return { ...hash, limit: Math.min(Number(hash.limit ?? most), most) };
  };
}

/** Liquid's own loops, with the limit. */
function limitedLoops(most: number) {
  class LimitedFor extends ForTag {
    constructor(...args: ForArguments) {
      super(...args);
      limit(this.hash, most);
    }
  }
  class LimitedTablerow extends TablerowTag {
    constructor(...args: TablerowArguments) {
      super(...args);
      limit(this.args, most);
    }
  }
  return { LimitedFor, LimitedTablerow };
}

/** Filters of the library that Liquid does not have: they read the machine's time, or chance. */
const NOT_LIQUID = ['sample', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

/** Tags that would read another template. There is none: nothing is rendered, and no file is opened. */
const PARTIALS = ['include', 'render', 'layout', 'block'];

const isZone = (value: unknown): value is Zone => typeof value === 'string' || typeof value === 'number';

type DateFilter = { now: number; dialect: Dialect };

/** What is not a date, or has no usable format, stays as it is. */
function formatDate(value: unknown, [format, zone]: readonly unknown[], { now, dialect }: DateFilter): unknown {
  const time = dateValue(value, now, dialect.dateZone);
  if (time === undefined || typeof format !== 'string' || format === '' || format.length > MAX_DATE_FORMAT)
    return value;
  return strftime(format, time, isZone(zone) ? zone : dialect.dateZone);
}

/** Liquid: by an integer, the result is rounded down to an integer. The library needs to be asked for that, argument by argument. */
function divide(value: unknown, divisor: unknown): number {
  const quotient = Number(value) / Number(divisor);
  const whole = Number.isInteger(Number(divisor)) && Number.isInteger(Number(value));
  return whole ? Math.floor(quotient) : quotient;
}

const printer = ({ printsObjectsAsJson }: Dialect) => {
  const print = (value: unknown): string => {
    if (value === undefined || value === null) return '';
    if (Array.isArray(value)) return value.map(print).join('');
    return typeof value === 'object' && printsObjectsAsJson ? JSON.stringify(value) : String(value);
  };
  return print;
};

/** Liquid as Studio has it; `now` is what `"now" | date` shows. */
export function createEngine(dialect: Dialect, now: () => number): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    // Templates are looked for here instead of on the disk, and here are none.
    templates: {},
    relativeReference: false,
    outputEscape: printer(dialect),
    ...RENDER_LIMITS,
  });
  const { LimitedFor, LimitedTablerow } = limitedLoops(dialect.loopLimit);
  engine.registerTag('for', LimitedFor);
  engine.registerTag('tablerow', LimitedTablerow);
  for (const name of NOT_LIQUID) delete engine.filters[name];
  for (const name of PARTIALS) engine.registerTag(name, { parse: () => undefined, render: () => '' });
  engine.registerFilter('divided_by', divide);
  engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null));
  engine.registerFilter('date', (value: unknown, ...rest: unknown[]) =>
    formatDate(value, rest, { now: now(), dialect }),
  );
  return engine;
}

const asText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

type Parsed = { plain?: PlainTemplate; liquid: () => Template[] };

/** A renderer with its own cache of parsed templates, which is bounded. */
export function createRender(dialect: Dialect = STUDIO_DIALECT): Render {
  let current = 0;
  const engine = createEngine(dialect, () => current);
  const cache = new Map<string, Parsed>();

  const parse = (text: string): Parsed => {
    const known = cache.get(text);
    if (known) return known;
    const plain = plainTemplate(text);
    let templates: Template[] | undefined;
    const made = { ...(plain && { plain }), liquid: () => (templates ??= engine.parse(text)) };
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, made);
    return made;
  };

  return (template, context, now) => {
    const text = asText(template);
    if (!text.includes('{{') && !text.includes('{%')) return { text };
    current = now;
    try {
      const { plain, liquid } = parse(text);
      const rendered: unknown = plain?.(context) ?? engine.renderSync(liquid(), context);
      return { text: String(rendered ?? '').slice(0, dialect.maxCharacters) };
    } catch (error) {
      const mistake = error instanceof Error ? error.message : String(error);
      const tookTooLong = mistake.startsWith('template render limit exceeded');
      return { text: dialect.invalidTemplate, mistake: mistake.split('\n')[0] ?? mistake, tookTooLong };
    }
  };
}
