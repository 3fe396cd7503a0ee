// Finds the templates of an execution that rendered to nothing, even if no expectation checks their values.
import { findState } from '../flow/graph.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json } from '../flow/types.ts';
import { explainEmpty } from '../path/explain-template.ts';
import { ownVisits } from '../path/path.ts';
import type { Judged } from './evidence.ts';

/** A template with a condition may be empty on purpose. */
const DECIDES = /\{%-?\s*(if|unless|case|for)\b/;

/** Studio's top-level context variables: other names are the template's own. */
const OF_CONTEXT = /^\{\{-?\s*(flow|widgets|trigger|contact)\b/;

/** Studio writes these into each message widget; they only have values in chats. */
const OF_STUDIO: ReadonlySet<string> = new Set(['{{trigger.message.InstanceSid}}', '{{trigger.message.ChannelSid}}']);

type Template = { property: string; text: string };

/** Every template in a widget's properties, by its dotted path; a list of `{ key, value }` is named by its keys. */
function templatesIn(value: Json, property = ''): Template[] {
  if (typeof value === 'string') return value.includes('{{') ? [{ property, text: value }] : [];
  const below = (name: string): string => (property === '' ? name : `${property}.${name}`);
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      const isPair = isObject(item) && typeof item.key === 'string' && item.value !== undefined;
      return isPair ? templatesIn(item.value ?? '', below(String(item.key))) : templatesIn(item, below(`${index}`));
    });
  return isObject(value) ? Object.entries(value).flatMap(([name, item]) => templatesIn(item, below(name))) : [];
}

type Rendered = { widget: string; source: Json };

/** What the flow itself rendered: messages and variables. A subflow has a context of its own. */
function renderedIn({ path, definition, outputs = [] }: Judged): Rendered[] {
  const own = ownVisits(path);
  const names = new Set(own.map(({ widget }) => widget));
  const sent = outputs.filter(({ widget }) => names.has(widget)).map(({ widget, source }) => ({ widget, source }));
  const set = own.flatMap((visit): Rendered[] => {
    const state = definition && findState(definition, visit.widget);
    if (state?.type !== 'set-variables' || visit.event === undefined) return [];
    const { variables } = state.properties;
    return variables === undefined ? [] : [{ widget: visit.widget, source: variables }];
  });
  return [...sent, ...set];
}

/** A line for each part of a template without a value: which part does not exist, and what does. */
export function emptyTemplates(evidence: Judged): string[] {
  const { path, contextAfter, context } = evidence;
  const lines = renderedIn(evidence).flatMap(({ widget, source }) => {
    const visit = path.find((one) => one.widget === widget);
    const seen = (visit && contextAfter?.(visit)) ?? context;
    return templatesIn(source).flatMap(({ property, text }) => {
      if (DECIDES.test(text) || OF_STUDIO.has(text)) return [];
      const empty = explainEmpty(text, seen).filter((line) => OF_CONTEXT.test(line));
      return empty.map((line) => `\`${widget}\`, ${property}: ${line}`);
    });
  });
  return [...new Set(lines)];
}
