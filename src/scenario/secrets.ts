// Collects the values of a scenario to redact in reports: those of `sensitive` parameters and actions of the contact.
import type { Problem } from '../errors.ts';
import { firstMistakes } from '../flow/first.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { didYouMean } from '../nearest.ts';
import { inTwiml } from './spoken.ts';
import { isTrue, itemsOf, partOf, type Tree, textOf, toJson } from './tree.ts';

/** The object in a JSON text; an empty one if it contains none. */
export function objectIn(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** The parameters of a scenario, written as an object or as JSON; empty if they are neither. */
export function parametersOf(tree: Tree): JsonObject {
  const part = partOf(partOf(tree, 'inputs'), 'parameters');
  const text = textOf(part);
  if (text !== undefined) return objectIn(text);
  return part?.kind === 'table' ? (toJson(part) as JsonObject) : {};
}

/** What `sensitive` can name: the parameters, and the message that starts the flow. */
function namedInputs(tree: Tree): JsonObject {
  const body = textOf(partOf(partOf(tree, 'inputs'), 'body'));
  return { ...(body === undefined ? {} : { body }), ...parametersOf(tree) };
}

const sensitiveNames = (tree: Tree): readonly Tree[] => itemsOf(partOf(tree, 'sensitive'));

/** The values in a value, as text: a flow may send a part of an object. */
export function valuesOf(value: Json): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesOf);
}

const wholeOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `sensitive` beside an action, or within a reply. */
export const isSensitive = (entry: Tree, action: Tree | undefined): boolean =>
  isTrue(partOf(entry, 'sensitive')) || isTrue(partOf(action, 'sensitive'));

function secretsIn(action: Tree): string[] {
  const [reply, press, say] = ['reply', 'press', 'say'].map((key) => partOf(action, key));
  if (!isSensitive(action, reply)) return [];
  const body = textOf(reply) ?? textOf(partOf(reply, 'body')) ?? '';
  const [digits = '', speech = ''] = [textOf(press), textOf(say)];
  return [body, digits, speech, ...inTwiml({ digits, speech })];
}

/** The values, as text. */
export function secretsOf(tree: Tree): string[] {
  const names = sensitiveNames(tree);
  const parameters = names.length > 0 ? namedInputs(tree) : {};
  const named = names.flatMap((name) => {
    const key = textOf(name) ?? '';
    const value = Object.hasOwn(parameters, key) ? (parameters[key] ?? '') : '';
    return [wholeOf(value), ...valuesOf(value)];
  });
  const done = itemsOf(partOf(tree, 'contact')).flatMap(secretsIn);
  return [...new Set([...named, ...done])].filter((value) => value !== '');
}

/** A mistyped name would reveal its value. The defaults may name parameters of only some scenarios. */
export function unknownSensitive(trees: readonly Tree[]): Problem[] {
  const names = new Map(trees.flatMap(sensitiveNames).map((name) => [textOf(name), name]));
  const known = names.size > 0 ? [...new Set(trees.flatMap((tree) => Object.keys(namedInputs(tree))))] : [];
  return firstMistakes(names, ([name, { at, width }]) => {
    if (name === undefined || known.includes(name)) return [];
    const message = `No scenario of this file has the parameter \`${name}\`.`;
    const fix = didYouMean(name, known) ?? 'name a parameter under `inputs`';
    return [{ code: 'unknown-parameter', message, fix, at, width }];
  });
}
