// Suggests a mock for each widget that needs one, with a body based on what the flow's templates and conditions read from it.
import { eventsOf, reachableFrom } from '../flow/graph.ts';
import { isObject } from '../flow/json-value.ts';
import { subflowsOf } from '../flow/subflows.ts';
import type { Condition, FlowDefinition, FlowState, Json, JsonObject } from '../flow/types.ts';
import { makesRequest, needsMock } from '../flow/widget-types.ts';
import type { MockAnswer } from '../scenario/scenario.ts';

/** By widget. */
export type Mocks = Readonly<Record<string, MockAnswer>>;

/** `parsed.order.items[0].name` behind `widgets.NAME.`, in any template. */
const READ = /\bwidgets\.([\w-]+)\.(parsed|body)\b((?:\.[\w-]+|\[\d+\]|\["[^"\]]*"\]|\['[^'\]]*'\])*)/g;

type Read = { widget: string; parts: string[]; value?: string };

const partsOf = (path: string): string[] => [...path.matchAll(/[^.[\]"']+/g)].map(([part]) => part);

function readsIn(text: string, value?: string): Read[] {
  return [...text.matchAll(READ)].map(([, widget = '', from = '', path = '']) => ({
    widget,
    parts: from === 'body' ? [] : partsOf(path),
    ...(value === undefined ? {} : { value }),
  }));
}

/** Conditions whose value is what the subject must be, or one of several. */
const NAMES_A_VALUE = /^(equal_to|matches_any_of|contains|starts_with)$/;

/** A value for which a condition matches; undefined if none can be written. */
function valueFor({ type, value }: Condition): string | undefined {
  const [first = ''] = String(value ?? '').split(',');
  if (NAMES_A_VALUE.test(type) && first.trim() !== '' && !first.includes('{{')) return first.trim();
  return /^(greater|less)_than$/.test(type) && Number.isFinite(Number(value))
    ? String(Number(value) + (type === 'greater_than' ? 1 : -1))
    : undefined;
}

/** A condition says more about a value than a template that only shows it. */
function readsOf(states: readonly FlowState[]): Read[] {
  const conditions = states.flatMap(({ transitions }) =>
    transitions.flatMap((transition) => transition.conditions ?? []),
  );
  const compared = conditions.flatMap((condition) =>
    condition.arguments.flatMap((subject) => readsIn(subject, valueFor(condition))),
  );
  const shown = states.flatMap(({ properties, transitions }) => readsIn(JSON.stringify([properties, transitions])));
  return [...compared.filter(({ value }) => value !== undefined), ...shown];
}

const isIndex = (part: string): boolean => /^(\d+|first|last)$/.test(part);

/** Liquid's properties of a list or string, which are not keys. */
const isSize = (part: string): boolean => part === 'size';

/** Numbers and booleans are written as such. */
function leafOf({ parts, value }: Read): Json {
  if (value === undefined) return parts.findLast((part) => !isIndex(part)) ?? 'ok';
  return /^(true|false|-?\d+(\.\d+)?)$/.test(value) ? JSON.parse(value) : value;
}

/** The value with this path added; existing parts stay. */
function withPath(value: Json | undefined, parts: readonly string[], leaf: Json): Json {
  const [part, ...rest] = parts;
  if (part === undefined) return value ?? leaf;
  if (isSize(part)) return value ?? [leaf];
  if (isIndex(part)) {
    const items = Array.isArray(value) ? value : [];
    return [withPath(items[0], rest, leaf), ...items.slice(1)];
  }
  const table: JsonObject = isObject(value) ? value : {};
  return { ...table, [part]: withPath(table[part], rest, leaf) };
}

function bodyFor(widget: string, reads: readonly Read[]): Json {
  const own = reads.filter((read) => read.widget === widget);
  const parsed = own.filter(({ parts }) => parts.length > 0);
  if (parsed.length === 0) return own.length > 0 ? 'ok' : {};
  return parsed.reduce<Json>((body, read) => withPath(body, read.parts, leafOf(read)), {});
}

/** The flow and the subflows that its widgets run, each once. */
function flowsBelow(definition: FlowDefinition, seen = new Set<FlowDefinition>()): FlowDefinition[] {
  if (seen.has(definition)) return [];
  seen.add(definition);
  return [definition, ...subflowsOf(definition).flatMap((one) => flowsBelow(one.definition, seen))];
}

function answerFor({ name, type, ...state }: FlowState, reads: readonly Read[]): MockAnswer {
  if (makesRequest(type)) return { status: 200, body: bodyFor(name, reads) };
  const [event = 'completed'] = eventsOf({ name, type, ...state });
  return { event };
}

/** A mock for each of these widgets, in this order, if the flow or a subflow has it. */
export function mocksFor(definition: FlowDefinition, widgets: readonly string[]): Mocks {
  const states = flowsBelow(definition).flatMap((flow) => flow.states);
  const reads = readsOf(states);
  const entries = widgets.flatMap((widget) => {
    const state = states.find(({ name }) => name === widget);
    return state ? [[widget, answerFor(state, reads)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The widgets that cannot continue without a mock, in the flow's order; unreachable widgets are omitted. */
export const widgetsToMock = (definition: FlowDefinition): string[] =>
  flowsBelow(definition).flatMap((flow) => {
    const reachable = reachableFrom(flow, flow.initial_state);
    return flow.states.filter(({ name, type }) => reachable.has(name) && needsMock(type)).map(({ name }) => name);
  });
