// Reads the Definition of a request: a valid flow, or error 81022 with every mistake in it.
import { isObject } from '../../flow/json-value.ts';
import { parseFlow } from '../../flow/load.ts';
import type { FlowDefinition, Json, JsonObject } from '../../flow/types.ts';
import { isShallow } from '../engine/depth.ts';
import { validateDefinition } from '../engine/validate.ts';
import { RefusedError } from './errors.ts';

type Found = { errors: readonly JsonObject[]; warnings: readonly JsonObject[] };

/** The page of the error: "Check the error response details for an array of validation failures". */
export const failedValidation = ({ errors, warnings }: Found): RefusedError => {
  const details = { errors: [...errors], warnings: [...warnings] };
  return new RefusedError({ status: 400, code: 81022, message: 'Flow definition validation failed', details });
};

const atRoot = (message: string): Found => ({ errors: [{ message, property_path: '#' }], warnings: [] });

const isWhole = (state: Json): boolean =>
  isObject(state) &&
  typeof state.name === 'string' &&
  typeof state.type === 'string' &&
  isObject(state.properties) &&
  Array.isArray(state.transitions) &&
  state.transitions.every((transition) => isObject(transition) && typeof transition.event === 'string');

/** A draft may have mistakes, but it must have the parts of a flow. */
const hasParts = (value: Json): boolean =>
  isObject(value) &&
  isShallow(value) &&
  typeof value.initial_state === 'string' &&
  Array.isArray(value.states) &&
  value.states.every(isWhole);

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw failedValidation(atRoot('The definition is not JSON.'));
  }
}

type Reading = {
  status: 'draft' | 'published';
  /** If true, refuses every definition that Studio refuses; otherwise only those that cannot run. */
  strict: boolean;
};

export function readDefinition(text: string, { status, strict }: Reading): FlowDefinition {
  const value = parsed(text);
  const found = validateDefinition(value);
  const isRefused = (strict ? found.errors : found.structural).length > 0;
  if (isRefused && (status === 'published' || !hasParts(value))) throw failedValidation(found);
  if (found.structural.length > 0) return value as unknown as FlowDefinition;
  return parseFlow(text, '').flow ?? (value as unknown as FlowDefinition);
}
