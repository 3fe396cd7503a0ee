// The texts that a template can render to at a widget, if they can be enumerated: constants, single keys, branches without variables.
import { Liquid, type Template } from 'liquidjs';
import type { FlowDefinition, FlowState, FlowTransition, Json, JsonObject } from '../../flow/types.ts';
import { createRender } from '../../liquid/render.ts';
import { withValue } from './answers.ts';
import { BASE } from './moments.ts';
import { type Path, referencesOf } from './references.ts';

/** Undefined if any value is possible, or the values are unknown. Values are never missing: proofs depend on it. */
export type Values = ReadonlySet<string> | undefined;

/** Whether an execution can reach a widget without leaving by any of these exits (a widget, and an event or all of them) before. */
export type ReachesWithout = (widget: string, exits: readonly { widget: string; event?: string }[]) => boolean;

export type FlowFacts = {
  flow: FlowDefinition;
  reachesWithout: ReachesWithout;
  /** Whether an execution started by this event can reach the widget. */
  startedBy: (event: string, widget: string) => boolean;
  /** Whether a transition was not proven to be impossible so far. */
  isPossible: (edge: { from: FlowState; transition: FlowTransition }) => boolean;
};

const MAX = 300;
const BLANK: Values = new Set(['']);

const union = (sets: readonly Values[]): Values => {
  const all = new Set<string>();
  for (const set of sets) {
    if (!set) return undefined;
    for (const value of set) all.add(value);
  }
  return all.size > MAX ? undefined : all;
};

const entriesOf = ({ properties }: FlowState): JsonObject[] =>
  (Array.isArray(properties.variables) ? properties.variables : []).filter(
    (entry): entry is JsonObject => typeof entry === 'object' && entry !== null && !Array.isArray(entry),
  );

/** An entry that is parsed becomes an object, whose parts are not enumerated. */
const isPlain = (entry: JsonObject): boolean =>
  Object.keys(entry).every((key) => ['key', 'value', 'index'].includes(key));

type Asking = FlowFacts & { asked: ReadonlySet<string> };

function setBy(states: readonly FlowState[], name: string, at: string, asking: Asking): Values {
  const sites = states.flatMap((state) => {
    const entry = entriesOf(state).findLast(({ key }) => key === name);
    return entry ? [{ state, entry }] : [];
  });
  if (sites.some(({ entry }) => !isPlain(entry))) return undefined;
  const set = sites.map(({ state, entry }) => valuesIn(entry.value, state.name, asking));
  const unset = asking.reachesWithout(
    at,
    sites.map(({ state }) => ({ widget: state.name })),
  );
  return union([...set, ...(unset ? [BLANK] : [])]);
}

const KEYS = [...'0123456789*#'];

function keysOf({ properties }: FlowState): Values {
  const wanted = properties.number_of_digits;
  if (String(wanted) !== '1' && String(wanted) !== '2') return undefined;
  const two = String(wanted) === '2' ? KEYS.flatMap((one) => KEYS.map((other) => one + other)) : [];
  return new Set([...KEYS, ...two]);
}

const OUTPUTLESS: ReadonlySet<string> = new Set(['split-based-on', 'trigger', 'fork-stream']);

function widgetValues([name = '', ...rest]: Path, at: string, asking: Asking): Values {
  const state = asking.flow.states.find((one) => one.name === name);
  if (!state || OUTPUTLESS.has(state.type)) return BLANK;
  if (state.type === 'set-variables' && rest.length === 1) return setBy([state], rest[0] ?? '', at, asking);
  if (state.type !== 'gather-input-on-call' || rest[0] !== 'Digits') return undefined;
  const blank = asking.reachesWithout(at, [{ widget: name, event: 'keypress' }]);
  return union([keysOf(state), ...(blank ? [BLANK] : [])]);
}

const STARTED_BY: Readonly<Record<string, readonly string[]>> = {
  // A subflow has its parent's trigger.
  message: ['incomingMessage', 'incomingConversationMessage', 'incomingParent'],
  conversation: ['incomingMessage', 'incomingConversationMessage', 'incomingParent'],
  call: ['incomingCall', 'incomingParent'],
  request: ['incomingRequest', 'incomingParent'],
  parent: ['incomingParent'],
};
const FLOW_PARTS = ['sid', 'flow_sid', 'channel', 'data', 'variables'];

function triggerValues(part: string, at: string, { startedBy }: Asking): Values {
  const events = STARTED_BY[part];
  if (!events || events.some((event) => startedBy(event, at))) return undefined;
  return BLANK;
}

function flowValues([part = '', name = '', ...rest]: Path, at: string, asking: Asking): Values {
  if (part === 'data') return triggerValues('request', at, asking);
  if (!FLOW_PARTS.includes(part)) return BLANK;
  if (part !== 'variables' || name === '' || rest.length > 0) return undefined;
  const sites = asking.flow.states.filter(({ type }) => type === 'set-variables');
  return setBy(sites, name, at, asking);
}

function pathValues(path: Path, at: string, asking: Asking): Values {
  const [head = '', ...rest] = path;
  const key = `${at} ${path.join('.')}`;
  // A value computed from itself, such as a counter, can be anything.
  if (asking.asked.has(key)) return undefined;
  const deeper = { ...asking, asked: new Set([...asking.asked, key]) };
  if (head === 'widgets') return widgetValues(rest, at, deeper);
  if (head === 'trigger') return triggerValues(rest[0] ?? '', at, deeper);
  if (head === 'flow') return flowValues(rest, at, deeper);
  return head === 'contact' ? undefined : BLANK;
}

const engine = new Liquid({ ownPropertyOnly: true, templates: {} });
const render = createRender();

type Branching = { branches?: { templates: Template[] }[]; elseTemplates?: Template[]; str?: string; name?: string };

/** Every text that a template of texts and branches can render to; undefined if it prints a value. */
function branchesOf(parts: readonly Template[]): string[] | undefined {
  let texts = [''];
  for (const part of parts as unknown as Branching[]) {
    let ways: string[] | undefined;
    if (part.str !== undefined) ways = [part.str];
    else if (part.branches && ['if', 'unless', 'case'].includes(part.name ?? '')) {
      const each = [
        ...part.branches.map(({ templates }) => branchesOf(templates)),
        branchesOf(part.elseTemplates ?? []),
      ];
      if (each.every((one) => one !== undefined)) ways = each.flat();
    }
    if (!ways) return undefined;
    texts = texts.flatMap((text) => ways.map((way) => text + way));
    if (texts.length > MAX) return undefined;
  }
  return texts;
}

function branchValues(template: string): Values {
  try {
    const texts = branchesOf(engine.parse(template));
    return texts && new Set(texts);
  } catch {
    return undefined;
  }
}

const HOUR = 3_600_000;
/** Every hour of the week, and every day of leap and other years. */
const HOURS = Array.from({ length: 14 * 24 }, (_, index) => BASE + index * HOUR);
const DAYS = Array.from({ length: 365 * 5 }, (_, index) => BASE + index * 24 * HOUR);
const BY_HOUR = /^[^%]*(%[-^]?[aAwuHkIlpP][^%]*)*$/;
const BY_DAY = /^[^%]*(%[-^]?[bBhmdeaAwu][^%]*)*$/;

/** What a template that reads only the clock can render to, if hours or days decide it. */
function clockValues(template: string): Values {
  const formats = [...template.matchAll(/date\s*:\s*["']([^"']*)["']/g)].map(([, format = '']) => format);
  const moments = formats.every((format) => BY_HOUR.test(format))
    ? HOURS
    : formats.every((format) => BY_DAY.test(format))
      ? DAYS
      : [];
  if (formats.length === 0 || moments.length === 0) return undefined;
  return new Set(moments.map((moment) => render(template, {}, moment).text));
}

/** The texts that a template can render to at a widget. */
function valuesIn(template: Json | undefined, at: string, asking: Asking): Values {
  if (typeof template !== 'string') return template === undefined ? BLANK : new Set([render(template, {}, BASE).text]);
  const { paths, now, tags } = referencesOf(template);
  if (now) return paths.length === 0 ? clockValues(template) : undefined;
  if (/\{%-?\s*(for|tablerow|assign|capture|increment|decrement|cycle)/.test(template)) return undefined;
  const known = paths.map((path) => ({ path, values: pathValues(path, at, asking) }));
  if (known.some(({ values }) => !values)) return tags ? branchValues(template) : undefined;
  let contexts: (Json | undefined)[] = [{}];
  for (const { path, values } of known) {
    contexts = contexts.flatMap((context) =>
      [...(values ?? [])].map((value) => (value === '' ? context : withValue(context, path, value))),
    );
    if (contexts.length > MAX) return undefined;
  }
  return new Set(contexts.map((context) => render(template, context as JsonObject, BASE).text));
}

export const valuesAt = (template: Json | undefined, at: string, facts: FlowFacts): Values =>
  valuesIn(template, at, { ...facts, asked: new Set() });
