// Limits the memory of everything that a template captures, assigns, filters and writes.
import type { Context, Emitter, Liquid } from 'liquidjs';

/** The time and memory left for all templates and conditions of one execution. Rendering consumes it. */
export type Budget = {
  /** Units of the library's memory limit: about one per character. */
  memory: number;
  milliseconds: number;
};

/** A thousand steps with ordinary templates use a hundredth of it. */
export const newBudget = (): Budget => ({ memory: 20_000_000, milliseconds: 5000 });

export const isUsedUp = ({ memory, milliseconds }: Budget): boolean => memory <= 0 || milliseconds <= 0;

type Limiter = Context['memoryLimit'];

const DEEPEST = 200;

const partsOf = (value: object): unknown[] => (Array.isArray(value) ? value : Object.entries(value).flat());

/** Charges for a value and everything in it. A list that contains another one twice is charged twice, as its text would be. */
function charge(limiter: Limiter, value: unknown, depth = 0): void {
  limiter.use(typeof value === 'string' ? value.length : 1);
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new Error(`a value is nested deeper than ${DEEPEST} levels`);
  for (const part of partsOf(value)) charge(limiter, part, depth + 1);
}

type This = { context: Context };
type Handler = (this: This, value: unknown, ...rest: unknown[]) => unknown;
type Implementation = Handler | { handler: Handler; raw?: boolean };

const isSteps = (value: unknown): value is Generator<unknown, unknown, unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

/** Strings were charged when they were created; lists and objects may have grown by sharing their parts. */
function charged(handler: Handler): Handler {
  return function (value, ...rest) {
    const { memoryLimit } = this.context;
    for (const given of [value, ...rest]) if (typeof given === 'object') charge(memoryLimit, given);
    const result = handler.call(this, value, ...rest);
    if (!isSteps(result)) {
      charge(memoryLimit, result);
      return result;
    }
    return (function* () {
      const found: unknown = yield* result;
      charge(memoryLimit, found);
      return found;
    })();
  };
}

/** The text that the library writes for a value that no filter converted. */
const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(written).join('') : String(value);
};

function chargingEmitter({ memoryLimit }: Context): Emitter & { buffer: string } {
  const emitter = {
    buffer: '',
    write: (value: unknown) => {
      charge(memoryLimit, value);
      emitter.buffer += written(value);
    },
  };
  return emitter;
}

/** From now on all filters, and everything captured or written, are charged. Register filters before. */
export function chargeAll(engine: Liquid): void {
  for (const [name, implementation] of Object.entries(engine.filters as Record<string, Implementation>)) {
    const isPlain = typeof implementation === 'function';
    const handler = charged(isPlain ? implementation : implementation.handler);
    engine.filters[name] = isPlain ? handler : { handler, raw: implementation.raw === true };
  }
  const { renderer } = engine;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates, context, emitter) =>
    renderTemplates(templates, context, emitter ?? chargingEmitter(context));
}

/** The limits of one rendering: its own, or what is left of the execution's. */
export function boundsWithin(
  limits: { renderLimit: number; memoryLimit: number },
  { memory, milliseconds }: Budget,
): { renderLimit: number; memoryLimit: number } {
  return {
    renderLimit: Math.max(0, Math.min(limits.renderLimit, milliseconds)),
    memoryLimit: Math.max(0, Math.min(limits.memoryLimit, memory)),
  };
}
