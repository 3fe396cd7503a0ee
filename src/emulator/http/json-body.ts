// Reads the JSON bodies of the control API, and refuses invalid ones with a clear message.
import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import { isShallow } from '../engine/depth.ts';
import { badRequest, type RefusedError } from './errors.ts';
import type { ApiRequest } from './service.ts';

/** Twilio has no error code for this: its API has no such requests. */
export const refused = (message: string): RefusedError => badRequest(20001, message);

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refused('The body must be JSON');
  }
}

export function jsonOf({ text }: ApiRequest): Json {
  const value = parsed(text);
  if (!isShallow(value)) throw refused('The body is nested too deep');
  return value;
}

export function objectOf(request: ApiRequest): JsonObject {
  const value = jsonOf(request);
  if (!isObject(value)) throw refused('The body must be a JSON object');
  return value;
}
