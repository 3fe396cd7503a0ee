// Suggestions for the page: replies and keys that the flow's conditions compare with, and bodies that its templates read.
import { escapePattern } from '../escape-pattern.ts';
import type { Condition, FlowDefinition, Json, JsonObject } from '../flow/types.ts';

const conditionsOf = ({ states }: FlowDefinition): Condition[] =>
  states.flatMap(({ transitions }) => transitions.flatMap(({ conditions }) => conditions ?? []));

const MAX = 8;
const LONGEST = 60;

/** `matches_any_of` has a list; a regular expression or a comparison is not something that a contact would say. */
function valuesOf({ type, value }: Condition): string[] {
  if (type === 'matches_any_of')
    return String(value)
      .split(',')
      .map((one) => one.trim());
  return type === 'equal_to' || type === 'contains' || type === 'starts_with' ? [String(value).trim()] : [];
}

const REPLY_KEYS = ['inbound.Body', 'Digits', 'SpeechResult'];

/** Whether a condition reads the contact's input at this widget, or the trigger's message if the widget is absent. */
const looksAt = (widget: string) => {
  const pattern = new RegExp(
    `widgets\\.${escapePattern(widget)}\\.(?:${REPLY_KEYS.map((key) => key.replace('.', '\\.')).join('|')})`,
  );
  return ({ arguments: subjects }: Condition) => subjects.some((subject) => pattern.test(subject));
};

/** Values that the flow's conditions compare with the contact's input at a widget, each once. */
export function replySuggestions(definition: FlowDefinition, widget: string): string[] {
  const values = conditionsOf(definition).filter(looksAt(widget)).flatMap(valuesOf);
  return [...new Set(values)]
    .filter((value) => value !== '' && value.length <= LONGEST && !value.includes('{{'))
    .slice(0, MAX);
}

/** Every path in the flow's text that reads `widgets.NAME.parsed.…`. */
function pathsRead(definition: FlowDefinition, widget: string): string[] {
  const pattern = new RegExp(`widgets\\.${escapePattern(widget)}\\.parsed\\.([\\w.]+)`, 'g');
  return [...new Set([...JSON.stringify(definition).matchAll(pattern)].map(([, path = '']) => path))];
}

function put(body: JsonObject, [key = '', ...rest]: readonly string[], value: Json): void {
  if (key === '' || key === '__proto__') return;
  if (rest.length === 0) {
    body[key] ??= value;
    return;
  }
  const inner = body[key];
  const branch: JsonObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  body[key] = branch;
  put(branch, rest, value);
}

/** A value that a condition of the flow compares with, as JSON. */
function valueFor(definition: FlowDefinition, widget: string, path: string): Json {
  const subject = `widgets.${widget}.parsed.${path}`;
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text) => text.includes(subject)));
  const [text = ''] = wanted ? valuesOf(wanted) : [];
  if (text === 'true' || text === 'false') return text === 'true';
  return text || path.split('.').at(-1) || '';
}

/** A JSON body with everything that the flow reads of the response. */
export function bodySuggestion(definition: FlowDefinition, widget: string): JsonObject {
  const body: JsonObject = {};
  for (const path of pathsRead(definition, widget)) put(body, path.split('.'), valueFor(definition, widget, path));
  return body;
}

const PARAMETERS: Readonly<Record<'request' | 'subflow', RegExp>> = {
  request: /(?:flow\.data|trigger\.request\.parameters)\.(\w+)/g,
  subflow: /trigger\.parent\.parameters\.(\w+)/g,
};

/** The parameters that a flow's templates read, each with a value that a condition compares with, otherwise its own name. */
export function parameterSuggestion(definition: FlowDefinition, by: 'request' | 'subflow'): JsonObject {
  const names = [...new Set([...JSON.stringify(definition).matchAll(PARAMETERS[by])].map(([, name = '']) => name))];
  return Object.fromEntries(names.map((name) => [name, parameterValue(definition, name)]));
}

function parameterValue(definition: FlowDefinition, name: string): string {
  const read = new RegExp(`(?:flow\\.data|parameters)\\.${name}\\b`);
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text) => read.test(text)));
  return (wanted && valuesOf(wanted)[0]) || name;
}
