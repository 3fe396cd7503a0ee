// Records what an execution sends out, in order: messages, prompts, requests, calls and tasks, each with its widget.
import type { FlowState, Json, JsonObject } from '../../flow/types.ts';
import { parseJson } from './key-values.ts';
import type { WidgetContext } from './widget.ts';
import { widgetContextOf } from './widget-context.ts';
import { type Run, topOf, type World } from './world.ts';

type Sent =
  /** `toContact` is false for messages to anybody else. */
  | {
      kind: 'message';
      from: string;
      to: string;
      body: string;
      media: readonly string[];
      status: 'delivered' | 'undelivered' | 'failed';
      toContact: boolean;
    }
  /** Said or played on the call. */
  | { kind: 'prompt'; say?: string; play?: string; digits?: string }
  | {
      kind: 'request';
      method: string;
      url: string;
      headers: Readonly<Record<string, string>>;
      body?: string;
      parameters?: Readonly<Record<string, string>>;
    }
  | { kind: 'call'; from: string; to: string }
  /** Handed to Flex, TaskRouter, a payment, an agent or other TwiML: the widget's properties, rendered. */
  | { kind: 'task'; type: string; properties: JsonObject };

export type Output = Sent & {
  widget: string;
  /** The name of the flow that the widget is in: a subflow's outputs are among those of its parent. */
  flow: string;
  /** How many steps were taken before it. */
  step: number;
  /** Virtual time, milliseconds since the epoch. */
  at: number;
  /** The widget's properties as they are in the flow: the templates that the output was rendered from. */
  source: JsonObject;
};

/** A flow that loops may say a lot; no execution has more steps than this many. */
const MOST_OUTPUTS = 2000;

export function record(world: World, run: Run, sent: Sent): void {
  const { outputs, steps } = run.record;
  if (outputs.length >= MOST_OUTPUTS) return;
  const { state, flowName } = topOf(run);
  const at = world.clock.now();
  const place = { widget: state.name, flow: flowName, step: steps.length, at, source: state.properties };
  // Callers make `sent` for this: completing it is several times as fast as a spread, which no two kinds share a shape of.
  outputs.push(Object.assign(sent, place));
}

/** The types whose outcome is somebody else's, and who get something from the flow that a scenario may want to check. */
const HANDS_OVER: ReadonlySet<string> = new Set([
  'send-to-flex',
  'enqueue-call',
  'capture-payments',
  'connect-call-to',
  'connect-virtual-agent',
  'connect-virtual-agent-v2',
  'run-conversation-relay',
  'send-to-auto-pilot',
  'add-twiml-redirect',
  'start-conversation',
  'resume-conversation',
]);

/** Where the widget is on the canvas is nobody's business. */
const NOT_HANDED_OVER: ReadonlySet<string> = new Set(['offset']);

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  if (!HANDS_OVER.has(type)) return;
  record(world, run, {
    kind: 'task',
    type,
    properties: renderedObject(properties, widgetContextOf(world, run).render),
  });
}
