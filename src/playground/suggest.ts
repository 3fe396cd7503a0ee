// What the page offers to choose from: replies and keys that the flow's conditions look for, bodies that its templates read.
import { escapePattern } from '../escape-pattern.ts';
import type { Condition, FlowDefinition, Json, JsonObject } from '../flow/types.ts';

const conditionsOf = ({ states }: FlowDefinition): Condition[] =>
  states.flatMap(({ transitions }) => transitions.flatMap(({ conditions }) => conditions ?? []));

const MAX = 8;
const LONGEST = 60;

/** `matches_any_of` holds a list; a regular expression or a comparison is nothing that a contact would say. */
function valuesOf({ type, value }: Condition): string[] {
  if (type === 'matches_any_of')
    return String(value)
      .split(',')
      .map((one) => one.trim());
  return type === 'equal_to' || type === 'contains' || type === 'starts_with' ? [String(value).trim()] : [];
}

const REPLY_KEYS = ['inbound.Body', 'Digits', 'SpeechResult'];

/** Whether a condition looks at what came from the contact at this widget, or at the trigger's message where the widget is absent. */
const looksAt = (widget: string) => {
  const pattern = new RegExp(
    `widgets\\.${escapePattern(widget)}\\.(?:${REPLY_KEYS.map((key) => key.replace('.', '\\.')).join('|')})`,
  );
  return ({ arguments: subjects }: Condition) => subjects.some((subject) => pattern.test(subject));
};

/** Values that conditions of the flow compare with what the contact says at a widget, each once. */
export function replySuggestions(definition: FlowDefinition, widget: string): string[] {
  const values = conditionsOf(definition).filter(looksAt(widget)).flatMap(valuesOf);
  return [...new Set(values)]
    .filter((value) => value !== '' && value.length <= LONGEST && !value.includes('{{'))
    .slice(0, MAX);
}

/** Every place in the flow's text that reads `widgets.NAME.parsed.…`. */
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

/** A value that some condition of the flow looks for, as JSON would hold it. */
function valueFor(definition: FlowDefinition, widget: string, path: string): Json {
  const subject = `widgets.${widget}.parsed.${path}`;
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text) => text.includes(subject)));
  const [text = ''] = wanted ? valuesOf(wanted) : [];
  if (text === 'true' || text === 'false') return text === 'true';
  return text || path.split('.').at(-1) || '';
}

/** The JSON body that an answer needs so that what the flow reads of it exists. */
export function bodySuggestion(definition: FlowDefinition, widget: string): JsonObject {
  const body: JsonObject = {};
  for (const path of pathsRead(definition, widget)) put(body, path.split('.'), valueFor(definition, widget, path));
  return body;
}

const PARAMETERS: Readonly<Record<'request' | 'subflow', RegExp>> = {
  request: /(?:flow\.data|trigger\.request\.parameters)\.(\w+)/g,
  subflow: /trigger\.parent\.parameters\.(\w+)/g,
};

/** The parameters that a flow's templates read, each with a value that some condition looks for, else its own name. */
export function parameterSuggestion(definition: FlowDefinition, by: 'request' | 'subflow'): JsonObject {
  const names = [...new Set([...JSON.stringify(definition).matchAll(PARAMETERS[by])].map(([, name = '']) => name))];
  return Object.fromEntries(names.map((name) => [name, parameterValue(definition, name)]));
}

function parameterValue(definition: FlowDefinition, name: string): string {
  const read = new RegExp(`(?:flow\\.data|parameters)\\.${name}\\b`);
  const wanted = conditionsOf(definition).find((one) => one.arguments.some((text) => read.test(text)));
  return (wanted && valuesOf(wanted)[0]) || name;
}
