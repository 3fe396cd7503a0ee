// Reads a request: its body up to a limit, and the fields of a form.
import type { JsonObject } from '../../flow/types.ts';
import { parseJson } from '../engine/key-values.ts';
import { badRequest, missing, RefusedError } from './errors.ts';

/** Assumed: Twilio does not document a limit. */
export const LONGEST_BODY = 1_048_576;

const tooLong = (longest: number): RefusedError =>
  new RefusedError({ status: 413, code: 413, message: `The request body is longer than ${longest} bytes` });

/** Without a declared length, the parts are counted as they arrive. */
async function readParts(request: Request, longest: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > longest) throw tooLong(longest);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export async function readBody(request: Request, longest: number = LONGEST_BODY): Promise<string> {
  const declared = request.headers.get('content-length');
  if (Number(declared) > longest) throw tooLong(longest);
  try {
    return await (declared === null ? readParts(request, longest) : request.text());
  } catch (error) {
    // The client has disconnected: this is not an error of the emulator.
    throw error instanceof RefusedError ? error : badRequest(20001, 'The request body breaks off');
  }
}

const FORM = 'application/x-www-form-urlencoded';
export const NO_FIELDS = new URLSearchParams();

/** Twilio ignores the fields of bodies with another content type. */
export function parseForm(text: string, contentType: string | null): URLSearchParams {
  if (text === '' || (contentType !== null && !contentType.toLowerCase().startsWith(FORM))) return NO_FIELDS;
  return new URLSearchParams(text);
}

export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw missing(name);
  return value;
}

type JsonField = { name: string; code: number; longest: number };

/** A field with a JSON object; {} if it is absent. */
export function jsonField(form: URLSearchParams, { name, code, longest }: JsonField): JsonObject {
  const text = form.get(name);
  if (!text) return {};
  if (Buffer.byteLength(text) > longest)
    throw badRequest(code, `${name} could not be processed: it is longer than ${longest} bytes`);
  const value = parseJson(text);
  const usable = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!usable) throw badRequest(code, `${name} could not be processed: it must be a JSON object, written as text`);
  return value;
}
