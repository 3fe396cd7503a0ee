// Renders the templates of a flow as Studio does: Liquid without files, prototypes or endless loops, dates in US Pacific time.

import { Context, Liquid, Output, type Template } from 'liquidjs';
import { errorMessage } from '../errors.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { type Budget, boundsWithin, chargeAll, newBudget } from './budget.ts';
import { dateValue } from './date-value.ts';
import { type Dialect, MAX_DATE_FORMAT, MAX_RENDERED_CHARACTERS, RENDER_LIMITS, STUDIO_DIALECT } from './dialect.ts';
import { CUT, limitedLoops, newRendering, type Rendering } from './loops.ts';
import { type PlainTemplate, plainTemplate } from './plain-template.ts';
import { strftime } from './strftime.ts';
import type { Zone } from './zone.ts';

export type Rendered = {
  text: string;
  /** Why the template is invalid. */
  mistake?: string;
  /** Rendering was aborted. */
  tookTooLong?: boolean;
  /** Warnings about a result that the author hardly intended. */
  notes?: readonly string[];
};

export type Render = {
  /**
   * Renders a template over a context; `now` is what `"now" | date` shows, in milliseconds since the epoch. Time and memory are taken from
   * the execution's budget; without one, the template has its own.
   */
  (template: Json | undefined, context: JsonObject, now: number, budget?: Budget): Rendered;
  /** Whether a template is one expression with a numeric value, rather than text that looks like a number. */
  isNumber: (template: Json | undefined, context: JsonObject, now: number, budget?: Budget) => boolean;
};

const MAX_CACHED = 2000;
const MAX_CACHED_CHARACTERS = 4_000_000;

/** Filters of the library that Liquid does not have: they use the machine's time, or randomness. */
const NOT_LIQUID = ['sample', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

/** Tags that would include another template. None exists: nothing is rendered, and no file is opened. */
const PARTIALS = ['include', 'render', 'layout', 'block'];

const isZone = (value: unknown): value is Zone => typeof value === 'string' || typeof value === 'number';

/** A value that is not a date, or has no usable format, is returned unchanged. */
function formatDate(value: unknown, [format, zone]: readonly unknown[], dialect: Dialect, now: number): unknown {
  const time = dateValue(value, now, dialect.datesWithoutZone);
  if (time === undefined || typeof format !== 'string' || format === '' || format.length > MAX_DATE_FORMAT)
    return value;
  return strftime(format, time, isZone(zone) ? zone : dialect.dateZone);
}

const isDecimal = (value: unknown): boolean => typeof value === 'string' && /^\s*-?\d+\.\d+\s*$/.test(value);

/** Liquid: between integers, the result is rounded down to an integer; 7.0 is a decimal. */
const divider =
  ({ decimalDivision }: Dialect) =>
  (value: unknown, divisor: unknown): number => {
    const quotient = Number(value) / Number(divisor);
    if (decimalDivision === 'decimal' && (isDecimal(value) || isDecimal(divisor))) return quotient;
    const whole = Number.isInteger(Number(divisor)) && Number.isInteger(Number(value));
    return whole ? Math.floor(quotient) : quotient;
  };

/** The library parses 7.0 as 7. As a string, it keeps its decimals until it is divided. */
const withDecimals = (text: string): string => text.replace(/(\{\{-?\s*)(-?\d+\.0+)(\s*\|\s*divided_by)/g, '$1"$2"$3');

const rubyText = (value: unknown): string => {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return `[${value.map(rubyText).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, part]) => `${JSON.stringify(key)}=>${rubyText(part)}`)
      .join(', ')}}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
};

const printer = ({ objectText, arrayText }: Dialect) => {
  const print = (value: unknown): string => {
    if (value === undefined || value === null) return '';
    if (Array.isArray(value)) return arrayText === 'json' ? JSON.stringify(value) : value.map(print).join('');
    if (typeof value !== 'object') return String(value);
    return objectText === 'json' ? JSON.stringify(value) : rubyText(value);
  };
  return print;
};

type Values = { values: JsonObject; budget: Budget };

/** The context to render over, within the remaining limits. If the dialect says so, strings have no indexable characters. */
function contextOf({ values, budget }: Values, engine: Liquid, textIndex: Dialect['textIndex']): Context {
  const bounds = boundsWithin(RENDER_LIMITS, budget);
  const context = new Context(values, engine.options, { sync: true, ...bounds }, { liquid: engine });
  const use = context.memoryLimit.use.bind(context.memoryLimit);
  context.memoryLimit.use = (units) => {
    use(units);
    budget.memory -= units;
  };
  if (textIndex === 'character') return context;
  const read = context.readProperty.bind(context);
  context.readProperty = (value, key) => {
    const isText = typeof (value as unknown) === 'string';
    return isText && /^-?\d+$/.test(String(key)) ? undefined : read(value, key);
  };
  return context;
}

type Current = { now: number; rendering: Rendering };

const newCurrent = (): Current => ({ now: 0, rendering: newRendering() });

/** Liquid as Studio has it. */
export function createEngine(dialect: Dialect, current: Current = newCurrent()): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    // An empty set of templates, which the library uses instead of the disk.
    templates: {},
    relativeReference: false,
    strictFilters: dialect.unknownFilter === 'fails',
    outputEscape: printer(dialect),
    ...RENDER_LIMITS,
  });
  const { LimitedFor, LimitedTablerow } = limitedLoops(dialect, () => current.rendering);
  engine.registerTag('for', LimitedFor);
  engine.registerTag('tablerow', LimitedTablerow);
  for (const name of NOT_LIQUID) delete engine.filters[name];
  for (const name of PARTIALS) engine.registerTag(name, { parse: () => undefined, render: () => '' });
  engine.registerFilter('divided_by', divider(dialect));
  engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null));
  engine.registerFilter('date', (value: unknown, ...rest: unknown[]) => formatDate(value, rest, dialect, current.now));
  chargeAll(engine);
  return engine;
}

/** Names after a `|` in the expressions of a template, ignoring quoted strings. */
function filtersIn(text: string): string[] {
  const expressions = text.match(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g) ?? [];
  const bare = expressions.map((expression) => expression.replace(/"[^"]*"|'[^']*'/g, '""')).join(' ');
  return [...bare.matchAll(/\|\s*(\w+)/g)].map(([, name = '']) => name);
}

const asText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');

type Parsed = {
  plain?: PlainTemplate;
  liquid: () => Template[];
  notes: readonly string[];
  /** It may read a character of a string by its index. */
  indexes: boolean;
};

const NO_NOTES: readonly string[] = [];

type Evaluated = Output & {
  value: { value: (context: Context, lenient: boolean) => Generator<unknown, unknown, unknown> };
};

/** Runs one of the library's generators to its end: nothing here is asynchronous. */
function valueSync(steps: Generator<unknown, unknown, unknown>): unknown {
  let step = steps.next();
  while (!step.done) {
    const { value } = step;
    const isSteps = typeof value === 'object' && value !== null && 'next' in value;
    step = steps.next(isSteps ? valueSync(value as typeof steps) : value);
  }
  return step.value;
}

/** Evaluates to values rather than to printed text. */
function bareEngine(): Liquid {
  const engine = new Liquid({ ownPropertyOnly: true, templates: {}, ...RENDER_LIMITS });
  chargeAll(engine);
  return engine;
}

/** A renderer with its own bounded cache of parsed templates. */
export function createRender(dialect: Dialect = STUDIO_DIALECT): Render {
  const current = newCurrent();
  const engine = createEngine(dialect, current);
  let bare: Liquid | undefined;
  const cache = new Map<string, Parsed>();
  let cached = 0;

  const parse = (text: string): Parsed => {
    const known = cache.get(text);
    if (known) return known;
    const plain = plainTemplate(text);
    let templates: Template[] | undefined;
    const liquid = () =>
      (templates ??= engine.parse(dialect.decimalDivision === 'decimal' ? withDecimals(text) : text));
    const unknown = plain ? [] : filtersIn(text).filter((name) => !Object.hasOwn(engine.filters, name));
    const named = unknown.map((name) => `\`${name}\` is not a Liquid filter: the value is unchanged`);
    const notes = named.length > 0 ? named : NO_NOTES;
    const made = { ...(plain && { plain }), liquid, notes, indexes: /\[|\.\d/.test(text) };
    if (cache.size >= MAX_CACHED || cached + text.length > MAX_CACHED_CHARACTERS) {
      cache.clear();
      cached = 0;
    }
    cache.set(text, made);
    cached += text.length;
    return made;
  };

  const finish = (text: string, notes: readonly string[]): Rendered => {
    const isLong = text.length > MAX_RENDERED_CHARACTERS;
    const shown = isLong ? (dialect.longText === 'cut' ? text.slice(0, MAX_RENDERED_CHARACTERS) : '') : text;
    return notes.length > 0 ? { text: shown, notes } : { text: shown };
  };

  const failed = (error: unknown, source: string): Rendered => {
    const mistake = errorMessage(error);
    const tookTooLong = /^(template render|memory alloc) limit exceeded/.test(mistake);
    const text = dialect.invalidTemplate === 'source' ? source : '';
    return { text, mistake: mistake.split('\n')[0] ?? mistake, tookTooLong };
  };

  const render = (template: Json | undefined, values: JsonObject, now: number, budget = newBudget()): Rendered => {
    const text = asText(template);
    if (!isTemplate(text)) return { text };
    const parsed = parse(text);
    const quick = parsed.plain?.(values);
    if (quick !== undefined) return finish(quick, parsed.notes);
    current.now = now;
    const started = performance.now();
    try {
      const { liquid, notes, indexes } = parsed;
      current.rendering = newRendering();
      const context = contextOf({ values, budget }, engine, indexes ? dialect.textIndex : 'character');
      const rendered: unknown = engine.renderSync(liquid(), context);
      return finish(String(rendered ?? ''), current.rendering.isCut ? [...notes, CUT] : notes);
    } catch (error) {
      return failed(error, text);
    } finally {
      budget.milliseconds -= performance.now() - started;
    }
  };

  const isNumber = (template: Json | undefined, values: JsonObject, now: number, budget = newBudget()): boolean => {
    const text = asText(template).trim();
    if (!isTemplate(text)) return typeof template === 'number';
    current.now = now;
    current.rendering = newRendering();
    try {
      bare ??= bareEngine();
      const [only, ...others] = bare.parse(text);
      if (others.length > 0 || !(only instanceof Output)) return false;
      const over = contextOf({ values, budget }, engine, dialect.textIndex);
      return typeof valueSync((only as Evaluated).value.value(over, true)) === 'number';
    } catch {
      return false;
    }
  };

  return Object.assign(render, { isNumber });
}
