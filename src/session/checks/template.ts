// Shows the template that a value came from, and which of its parts were empty.

import { isObject } from '../../flow/json-value.ts';
import type { Json } from '../../flow/types.ts';
import { explainEmpty } from '../../path/explain-template.ts';
import type { Judged, Output } from '../evidence.ts';

const LONGEST = 300;

const shown = (text: string, { show = (plain) => plain }: Judged): string => {
  const whole = show(text);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
};

type Template = { text: string; property: string };

/** The template at a path into a widget's properties; a list of `{ key, value }` is read by its keys. */
export function templateAt(source: Json, path: readonly string[], property = ''): Template | undefined {
  // A text is one template, whatever its result is made of.
  if (typeof source === 'string') return { text: source, property };
  const [name = '', ...rest] = path;
  const below = property === '' ? name : `${property}.${name}`;
  if (Array.isArray(source)) {
    const entry = source.find((one) => isObject(one) && one.key === name);
    return isObject(entry) && entry.value !== undefined ? templateAt(entry.value, rest, below) : undefined;
  }
  if (path.length === 0 || !isObject(source) || source[name] === undefined) return undefined;
  return templateAt(source[name], rest, below);
}

/** The context that the widget used: that after its visit, or the final one. */
function contextFor({ widget }: Output, { path, contextAfter, context }: Judged) {
  const visit = path.find((one) => one.widget === widget);
  return (visit && contextAfter?.(visit)) ?? context;
}

/** Lines to show below a comparison; none if the value did not come from a template. */
export function templateLines(output: Output, property: string, evidence: Judged): string[] {
  const template = templateAt(output.source, property.split('.'));
  if (!template?.text) return [];
  const { text } = template;
  const where = `\`${output.widget}\`, ${template.property}`;
  const lines = /\{[{%]/.test(text) ? [`  template (${where}): ${shown(text, evidence)}`] : [`  from ${where}`];
  const empty = explainEmpty(text, contextFor(output, evidence));
  return ['', ...lines, ...empty.map((line) => `    ${shown(line, evidence)}`)];
}
