// Records the rendered properties of a widget that hands over to an agent, a queue, a payment or a bot.
import { isObject } from '../../flow/json-value.ts';
import type { FlowState, Json, JsonObject } from '../../flow/types.ts';
import { asksParty } from '../../flow/widget-types.ts';
import { parseJson } from './key-values.ts';
import { record } from './outputs.ts';
import type { WidgetContext } from './widget.ts';
import { widgetContextOf } from './widget-context.ts';
import type { Run, World } from './world.ts';

/** The receiver of the task does not need the widget's position on the canvas. */
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offset']);

/** Attributes are written as JSON text, and compared by value. */
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

/** Called when a widget is entered, mocked or not: the record does not depend on the outcome. */
export function recordTask(world: World, run: Run, { type, properties }: FlowState): void {
  if (!asksParty(type)) return;
  record(world, run, {
    kind: 'task',
    type,
    properties: renderedObject(properties, widgetContextOf(world, run).render),
  });
}
