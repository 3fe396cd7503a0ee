// Renders the templates of a flow as Studio does: Liquid without files, prototypes or endless loops, dates in US Pacific time.

import { type Context, ForTag, type Hash, Liquid, TablerowTag, type Template } from 'liquidjs';
import type { Json, JsonObject } from '../../flow/types.ts';
import {
  DATE_ZONE,
  LIQUID_LOOP_LIMIT,
  MAX_RENDERED_CHARACTERS,
  PRINTS_OBJECTS_AS_JSON,
  RENDERED_INVALID_TEMPLATE,
} from './assumptions.ts';
import { type PlainTemplate, plainTemplate } from './plain-template.ts';
import { strftime } from './strftime.ts';
import { momentOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** What took too long was given up. */
export type Rendered = { text: string; mistake?: string; tookTooLong?: boolean };

/** Renders a template over a context; `now` is virtual, in milliseconds. */
export type Render = (template: Json | undefined, context: JsonObject, now: number) => Rendered;

const MAX_CACHED = 2000;
const LIMITS = { parseLimit: 200_000, renderLimit: 250, memoryLimit: 2_000_000 } as const;

const limited = (hash: Record<string, unknown>) => ({
  ...hash,
  limit: Math.min(Number(hash.limit ?? LIQUID_LOOP_LIMIT), LIQUID_LOOP_LIMIT),
});

/** Liquid's own loops with Studio's limit: the parameters that they render always hold one. */
function limit(parameters: Hash): void {
  const own = parameters.render.bind(parameters);
  parameters.render = function* (context: Context): Generator<unknown, Record<string, unknown>, unknown> {
    const hash = yield own(context);
    return limited(hash as Record<string, unknown>);
  };
}

class LimitedFor extends ForTag {
  constructor(...args: ConstructorParameters<typeof ForTag>) {
    super(...args);
    limit(this.hash);
  }
}

class LimitedTablerow extends TablerowTag {
  constructor(...args: ConstructorParameters<typeof TablerowTag>) {
    super(...args);
    limit(this.args);
  }
}

/** The library's own, which Liquid has not: they read the machine's time, or chance. */
const UNSTEADY = ['sample', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

const isZone = (value: unknown): value is Zone => typeof value === 'string' || typeof value === 'number';

/** What is no date, or has no format, stays as it is. */
function dated(value: unknown, now: number, [format, zone]: readonly unknown[]): unknown {
  const moment = momentOf(value, now);
  if (moment === undefined || typeof format !== 'string' || format === '') return value;
  return strftime(format, moment, isZone(zone) ? zone : DATE_ZONE);
}

/** Liquid: by an integer, the result is rounded down to an integer. The library needs to be told, argument by argument. */
function divide(value: unknown, divisor: unknown): number {
  const quotient = Number(value) / Number(divisor);
  const whole = Number.isInteger(Number(divisor)) && Number.isInteger(Number(value));
  return whole ? Math.floor(quotient) : quotient;
}

/** An object prints as JSON; see PRINTS_OBJECTS_AS_JSON. */
const printed = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  const isObject = typeof value === 'object' && !Array.isArray(value) && PRINTS_OBJECTS_AS_JSON;
  return isObject ? JSON.stringify(value) : String(Array.isArray(value) ? value.map(printed).join('') : value);
};

function createEngine(now: () => number): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    // No partial is ever read from a disk: the only templates are none.
    templates: {},
    relativeReference: false,
    outputEscape: printed,
    ...LIMITS,
  });
  engine.registerTag('for', LimitedFor);
  engine.registerTag('tablerow', LimitedTablerow);
  for (const name of UNSTEADY) delete engine.filters[name];
  for (const name of ['include', 'render', 'layout', 'block']) {
    engine.registerTag(name, { parse: () => undefined, render: () => '' });
  }
  engine.registerFilter('divided_by', divide);
  engine.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null));
  engine.registerFilter('date', (value: unknown, ...rest: unknown[]) => dated(value, now(), rest));
  return engine;
}

const asText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

type Parsed = { plain?: PlainTemplate; liquid: () => Template[] };

/** A renderer of its own for each Studio; parsed templates are kept, up to a bound. */
export function createRender(): Render {
  let moment = 0;
  const engine = createEngine(() => moment);
  const kept = new Map<string, Parsed>();

  const parsed = (text: string): Parsed => {
    const known = kept.get(text);
    if (known) return known;
    const plain = plainTemplate(text);
    let templates: Template[] | undefined;
    const made = { ...(plain && { plain }), liquid: () => (templates ??= engine.parse(text)) };
    if (kept.size >= MAX_CACHED) kept.clear();
    kept.set(text, made);
    return made;
  };

  return (template, context, now) => {
    const text = asText(template);
    if (!text.includes('{{') && !text.includes('{%')) return { text };
    moment = now;
    try {
      const { plain, liquid } = parsed(text);
      const rendered: unknown = plain?.(context) ?? engine.renderSync(liquid(), context);
      return { text: String(rendered ?? '').slice(0, MAX_RENDERED_CHARACTERS) };
    } catch (error) {
      const mistake = error instanceof Error ? error.message : String(error);
      const tookTooLong = mistake.startsWith('template render limit exceeded');
      return { text: RENDERED_INVALID_TEMPLATE, mistake: mistake.split('\n')[0] ?? mistake, tookTooLong };
    }
  };
}
