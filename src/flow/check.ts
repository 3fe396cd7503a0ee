// Finds what makes a JSON value unfit to be a flow: each mistake with its path in the value.
import type { Problem } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import type { Json, JsonObject } from './types.ts';

export type FlowMistake = Omit<Problem, 'at' | 'width'> & { path: readonly (string | number)[] };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const notFlow = (path: FlowMistake['path'], message: string, fix?: string): FlowMistake => ({
  code: 'not-a-flow',
  path,
  message,
  ...(fix ? { fix } : {}),
});

type Widget = { path: readonly (string | number)[]; name: string; names: readonly string[] };

function checkNext({ path, name, names }: Widget, next: Json | undefined): FlowMistake[] {
  if (next === undefined || next === null || next === '') return [];
  if (typeof next !== 'string') return [notFlow([...path, 'next'], `A transition of \`${name}\` leads to no name.`)];
  if (names.includes(next)) return [];
  const fix = didYouMean(next, names);
  const message = `A transition of \`${name}\` leads to \`${next}\`, which is no widget of this flow.`;
  return [{ code: 'unknown-next', path: [...path, 'next'], message, ...(fix ? { fix } : {}) }];
}

function checkConditions({ path, name }: Widget, conditions: Json | undefined): FlowMistake[] {
  if (conditions === undefined || conditions === null) return [];
  const at = [...path, 'conditions'];
  if (!Array.isArray(conditions)) return [notFlow(at, `The conditions of \`${name}\` are not a list.`)];
  return conditions.flatMap((condition, index) => {
    if (!isObject(condition)) return [notFlow([...at, index], `A condition of \`${name}\` is not an object.`)];
    const { type, arguments: subjects = [] } = condition;
    const texts = Array.isArray(subjects) && subjects.every((subject) => typeof subject === 'string');
    if (typeof type === 'string' && texts) return [];
    return [notFlow([...at, index], `A condition of \`${name}\` needs a \`type\` and \`arguments\` that are texts.`)];
  });
}

function checkTransition(widget: Widget, transition: Json): FlowMistake[] {
  const { path, name } = widget;
  if (!isObject(transition)) return [notFlow(path, `A transition of \`${name}\` is not an object.`)];
  const event =
    typeof transition.event === 'string'
      ? []
      : [notFlow(path, `A transition of \`${name}\` has no \`event\`.`, 'name the event that it follows')];
  return [...event, ...checkNext(widget, transition.next), ...checkConditions(widget, transition.conditions)];
}

function checkTransitions(widget: Widget, transitions: Json | undefined): FlowMistake[] {
  if (transitions === undefined || transitions === null) return [];
  if (!Array.isArray(transitions)) return [notFlow(widget.path, `The transitions of \`${widget.name}\` are no list.`)];
  return transitions.flatMap((transition, index) =>
    checkTransition({ ...widget, path: [...widget.path, index] }, transition),
  );
}

function checkState(state: Json, { index, names }: { index: number; names: readonly string[] }): FlowMistake[] {
  const path = ['states', index];
  if (!isObject(state)) return [notFlow(path, 'A widget is not an object.')];
  const { name, type, properties } = state;
  if (typeof name !== 'string' || name === '') return [notFlow(path, 'A widget has no `name`.')];
  const mistakes: FlowMistake[] = [];
  if (typeof type !== 'string' || type === '') mistakes.push(notFlow(path, `The widget \`${name}\` has no \`type\`.`));
  if (properties !== undefined && properties !== null && !isObject(properties))
    mistakes.push(notFlow([...path, 'properties'], `The properties of \`${name}\` are not an object.`));
  if (names.indexOf(name) !== index && names.includes(name))
    mistakes.push({
      code: 'duplicate-widget',
      path: [...path, 'name'],
      message: `Two widgets are named \`${name}\`.`,
      fix: 'give each widget a name of its own',
    });
  return [...mistakes, ...checkTransitions({ path: [...path, 'transitions'], name, names }, state.transitions)];
}

function checkStart({ initial_state: start }: JsonObject, names: readonly string[]): FlowMistake[] {
  if (start === undefined)
    return [notFlow([], 'The flow has no `initial_state`.', 'name the widget that it starts at')];
  if (typeof start !== 'string') return [notFlow(['initial_state'], 'The `initial_state` is not a name.')];
  if (names.includes(start)) return [];
  const fix = didYouMean(start, names);
  const message = `The flow starts at \`${start}\`, which is none of its widgets.`;
  return [{ code: 'unknown-start', path: ['initial_state'], message, ...(fix ? { fix } : {}) }];
}

/** Every mistake in what should be a flow definition. */
export function checkDefinition(value: Json): FlowMistake[] {
  if (!isObject(value)) return [notFlow([], 'This is JSON, but not a flow: a flow is an object.')];
  if (!Array.isArray(value.states)) {
    const whole = isObject(value.definition);
    const message = whole
      ? 'This is a Flow as the REST API returns it, not its definition.'
      : 'This is JSON, but not a flow: it has no list of `states`.';
    return [notFlow([], message, whole ? 'keep only what is under `definition`' : 'export the flow from Studio')];
  }
  const names = value.states.map((state) => (isObject(state) && typeof state.name === 'string' ? state.name : ''));
  const states = value.states.flatMap((state, index) => checkState(state, { index, names }));
  return [...checkStart(value, names), ...states];
}
