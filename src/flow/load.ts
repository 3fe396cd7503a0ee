// Parses a flow definition from JSON text: tolerates the extras of real exports, rejects what cannot be executed.
import type { Problem } from '../errors.ts';
import { checkDefinition, type FlowMistake } from './check.ts';
import { placeholdersIn, unwrapFlow } from './forms.ts';
import { lineAndColumn, locateJson, partAt } from './json.ts';
import { upgradeLegacy } from './legacy.ts';
import type { FlowDefinition, FlowState, Json, JsonObject } from './types.ts';

export type LoadedFlow = { flow?: FlowDefinition; problems: Problem[] };

type Source = { text: string; file: string };

const EXPORT_HINT = 'export the flow in Studio: Trigger, Show Flow JSON (or fetch the flow and keep its `definition`)';

/** A caret under a whole object would not help: its first character is underlined. */
const widthOf = (text: string, { start, end }: { start: number; end: number }): number =>
  text[start] === '{' || text[start] === '[' ? 1 : end - start;

function notJson({ text, file }: Source): Problem {
  const found = locateJson(text);
  const offset = 'offset' in found ? found.offset : 0;
  const expected = 'expected' in found ? found.expected : 'JSON';
  const at = { file, ...lineAndColumn(text, offset) };
  const placeholders = placeholdersIn(text);
  if (placeholders.length > 0) {
    const named = placeholders.map((one) => `\`${one}\``).join(', ');
    const message = `The file is a Terraform template, not JSON yet: it contains ${named}.`;
    const fix = 'write the filled template to a file (`templatefile` and `local_file`), or export the flow from Studio';
    return { code: 'flow-not-json', message, fix, at };
  }
  const message =
    text.trim() === '' ? 'The flow definition is empty.' : `The flow definition is not JSON: expected ${expected}.`;
  const fix = expected.startsWith('no comma') ? 'delete the comma: JSON has none after the last entry' : EXPORT_HINT;
  return { code: 'flow-not-json', message, fix, at };
}

function located({ text, file }: Source, mistakes: readonly FlowMistake[]): Problem[] {
  const found = locateJson(text);
  return mistakes.map(({ path, ...problem }) => {
    if (!('root' in found)) return { ...problem, at: { file, line: 1, column: 1 } };
    const part = partAt(found.root, path);
    return { ...problem, at: { file, ...lineAndColumn(text, part.start) }, width: widthOf(text, part) };
  });
}

function parseJson(text: string): { value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

/** A null argument compares nothing; the emulator decides what that means. */
const argumentsOf = ({ arguments: subjects }: JsonObject): Json[] =>
  Array.isArray(subjects) ? subjects.map((subject) => subject ?? '') : [];

/** Hand-written definitions omit what Studio always writes; some exporters write an empty `next` for none. */
function completed(state: JsonObject): JsonObject {
  const transitions = ((state.transitions ?? []) as JsonObject[]).map(({ next, conditions, ...rest }) => ({
    ...rest,
    ...(next ? { next } : {}),
    ...(conditions
      ? { conditions: (conditions as JsonObject[]).map((one) => ({ ...one, arguments: argumentsOf(one) })) }
      : {}),
  }));
  return { ...state, properties: state.properties ?? {}, transitions };
}

const isComplete = ({ properties, transitions }: FlowState): boolean =>
  Boolean(properties) &&
  Boolean(transitions) &&
  transitions.every(
    ({ next, conditions }) =>
      (next === undefined || Boolean(next)) &&
      (conditions === undefined ||
        (conditions ?? [{}]).every((condition) =>
          condition.arguments?.every((subject) => typeof subject === 'string'),
        )),
  );

function complete(definition: FlowDefinition): FlowDefinition {
  if (definition.states.every(isComplete)) return definition;
  const states = definition.states.map((state) => completed(state as unknown as JsonObject));
  return { ...definition, states: states as unknown as FlowState[] };
}

/** The flow of a JSON text, or every mistake in it with its place in that text. */
export function parseFlow(text: string, file: string): LoadedFlow {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  const source = { text: bare, file };
  const parsed = parseJson(bare);
  if (!parsed) return { problems: [notJson(source)] };
  const found = unwrapFlow(parsed.value);
  if ('mistake' in found) return { problems: located(source, [found.mistake]) };
  const value = upgradeLegacy(found.value);
  const mistakes = checkDefinition(value).map((mistake) => ({
    ...mistake,
    path: found.isInText ? found.path : [...found.path, ...mistake.path],
  }));
  if (mistakes.length > 0) return { problems: located(source, mistakes) };
  return { flow: complete(value as unknown as FlowDefinition), problems: [] };
}
