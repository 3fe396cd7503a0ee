// Finds what makes a JSON value invalid as a flow: each mistake with its path in the value.

import type { Problem } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { firstMistakes } from './first.ts';
import { isObject } from './json-value.ts';
import type { Json, JsonObject } from './types.ts';

export type FlowMistake = Omit<Problem, 'at' | 'width'> & { path: readonly (string | number)[] };

const notFlow = (path: FlowMistake['path'], message: string, fix?: string): FlowMistake => ({
  code: 'not-a-flow',
  path,
  message,
  ...(fix ? { fix } : {}),
});

/** The index of the first widget of each name. */
type Names = ReadonlyMap<string, number>;
type Widget = { path: readonly (string | number)[]; name: string; names: Names };

function checkNext({ path, name, names }: Widget, next: Json | undefined): FlowMistake[] {
  if (next === undefined || next === null || next === '') return [];
  if (typeof next !== 'string')
    return [notFlow([...path, 'next'], `A transition of \`${name}\` has a \`next\` that is not a name.`)];
  if (names.has(next)) return [];
  const fix = didYouMean(next, [...names.keys()]);
  const message = `A transition of \`${name}\` leads to \`${next}\`, which is not a widget of this flow.`;
  return [{ code: 'unknown-next', path: [...path, 'next'], message, ...(fix ? { fix } : {}) }];
}

function checkConditions({ path, name }: Widget, conditions: Json | undefined): FlowMistake[] {
  if (conditions === undefined || conditions === null) return [];
  const at = [...path, 'conditions'];
  if (!Array.isArray(conditions)) return [notFlow(at, `The conditions of \`${name}\` are not a list.`)];
  return firstMistakes(conditions.entries(), ([index, condition]) => {
    if (!isObject(condition)) return [notFlow([...at, index], `A condition of \`${name}\` is not an object.`)];
    const { type } = condition;
    const subjects = condition.arguments ?? [];
    // Public flows have `arguments: [null]`.
    const texts =
      Array.isArray(subjects) && subjects.every((subject) => typeof subject === 'string' || subject === null);
    if (typeof type === 'string' && texts) return [];
    return [notFlow([...at, index], `A condition of \`${name}\` needs a \`type\` and \`arguments\` that are strings.`)];
  });
}

function checkTransition(widget: Widget, transition: Json): FlowMistake[] {
  const { path, name } = widget;
  if (!isObject(transition)) return [notFlow(path, `A transition of \`${name}\` is not an object.`)];
  const event =
    typeof transition.event === 'string'
      ? []
      : [notFlow(path, `A transition of \`${name}\` has no \`event\`.`, 'add the `event` that it follows')];
  return [...event, ...checkNext(widget, transition.next), ...checkConditions(widget, transition.conditions)];
}

function checkTransitions(widget: Widget, transitions: Json | undefined): FlowMistake[] {
  if (transitions === undefined || transitions === null) return [];
  if (!Array.isArray(transitions))
    return [notFlow(widget.path, `The transitions of \`${widget.name}\` are not a list.`)];
  return firstMistakes(transitions.entries(), ([index, transition]) =>
    checkTransition({ ...widget, path: [...widget.path, index] }, transition),
  );
}

function checkState(state: Json, { index, names }: { index: number; names: Names }): FlowMistake[] {
  const path = ['states', index];
  if (!isObject(state)) return [notFlow(path, 'A widget is not an object.')];
  const { name, type, properties } = state;
  if (typeof name !== 'string' || name === '') return [notFlow(path, 'A widget has no `name`.')];
  const mistakes: FlowMistake[] = [];
  if (typeof type !== 'string' || type === '') mistakes.push(notFlow(path, `The widget \`${name}\` has no \`type\`.`));
  if (properties !== undefined && properties !== null && !isObject(properties))
    mistakes.push(notFlow([...path, 'properties'], `The properties of \`${name}\` are not an object.`));
  if (names.get(name) !== index)
    mistakes.push({
      code: 'duplicate-widget',
      path: [...path, 'name'],
      message: `Two widgets are named \`${name}\`.`,
      fix: 'give each widget its own name',
    });
  return [...mistakes, ...checkTransitions({ path: [...path, 'transitions'], name, names }, state.transitions)];
}

function checkStart({ initial_state: start }: JsonObject, names: Names): FlowMistake[] {
  if (start === undefined)
    return [notFlow([], 'The flow has no `initial_state`.', 'set it to the name of the first widget')];
  if (typeof start !== 'string') return [notFlow(['initial_state'], 'The `initial_state` is not a name.')];
  if (names.has(start)) return [];
  const fix = didYouMean(start, [...names.keys()]);
  const message = `The flow starts at \`${start}\`, which is not one of its widgets.`;
  return [{ code: 'unknown-start', path: ['initial_state'], message, ...(fix ? { fix } : {}) }];
}

/** Studio's own limit. */
const MAX_WIDGETS = 2_000;
/** Code that walks a definition recurses. */
const DEEPEST = 500;

const isDeeper = (value: Json, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

function namesOf(states: readonly Json[]): Names {
  const names = new Map<string, number>();
  states.forEach((state, index) => {
    if (isObject(state) && typeof state.name === 'string' && !names.has(state.name)) names.set(state.name, index);
  });
  return names;
}

/** Every mistake in a value that should be a flow definition. */
export function checkDefinition(value: Json): FlowMistake[] {
  if (!isObject(value))
    return [notFlow([], 'This is JSON, but not a flow: a flow is an object.', 'export the flow from Studio')];
  const { states } = value;
  if (!Array.isArray(states)) {
    const whole = isObject(value.definition);
    const message = whole
      ? 'This is a Flow as the REST API returns it, not its definition.'
      : 'This is JSON, but not a flow: it has no list of `states`.';
    return [notFlow([], message, whole ? 'keep only what is under `definition`' : 'export the flow from Studio')];
  }
  if (states.length > MAX_WIDGETS)
    return [notFlow(['states'], `The flow has ${states.length} widgets, and Studio allows ${MAX_WIDGETS}.`)];
  if (isDeeper(value, DEEPEST)) return [notFlow([], `The flow is nested deeper than ${DEEPEST} levels.`)];
  const names = namesOf(states);
  return [
    ...checkStart(value, names),
    ...firstMistakes(states.entries(), ([index, state]) => checkState(state, { index, names })),
  ];
}
