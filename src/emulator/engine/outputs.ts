// Records what an execution sends out, in order: messages, prompts, requests, calls and tasks, each with its widget.
import { isObject } from '../../flow/json-value.ts';
import type { Sent, SentContent } from '../../flow/sent.ts';
import type { FlowState, Json, JsonObject } from '../../flow/types.ts';
import { asksParty } from '../../flow/widget-types.ts';
import { parseJson } from './key-values.ts';
import type { WidgetContext } from './widget.ts';
import { widgetContextOf } from './widget-context.ts';
import { type Run, topOf, type World } from './world.ts';

export type Output = Sent & {
  /** Virtual time, milliseconds since the epoch. */
  at: number;
};

/** A flow that loops may say a lot; no execution has more steps than this many. */
const MOST_OUTPUTS = 2000;

export function record(world: World, run: Run, sent: SentContent): void {
  const { outputs, steps } = run.record;
  if (outputs.length >= MOST_OUTPUTS) return;
  const { state, flowName } = topOf(run);
  const at = world.clock.now();
  const place = { widget: state.name, flow: flowName, step: steps.length, at, source: state.properties };
  // Callers make `sent` for this: completing it is several times as fast as a spread, which no two kinds share a shape of.
  outputs.push(Object.assign(sent, place));
}

/** Where the widget is on the canvas is nobody's business. */
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offset']);

/** Attributes are written as JSON text; what is compared is their values. */
function renderedText(text: string): Json {
  const parsed = /^\s*[{[]/.test(text) ? parseJson(text) : undefined;
  return parsed ?? text;
}

function rendered(value: Json, render: WidgetContext['render']): Json {
  if (typeof value === 'string') return renderedText(render(value));
  if (Array.isArray(value)) return value.map((item) => rendered(item, render));
  return isObject(value) ? renderedObject(value, render) : value;
}

const renderedObject = (object: JsonObject, render: WidgetContext['render']): JsonObject =>
  Object.fromEntries(
    Object.entries(object)
      .filter(([key, value]) => !NOT_HANDED_OVER.has(key) && value !== null)
      .map(([key, value]) => [key, rendered(value, render)]),
  );

/** Asked when a widget is entered, mocked or not: what was handed over does not depend on how that ends. */
export function recordTask(world: World, run: Run, { type, properties }: FlowState): void {
  if (!asksParty(type)) return;
  record(world, run, {
    kind: 'task',
    type,
    properties: renderedObject(properties, widgetContextOf(world, run).render),
  });
}
