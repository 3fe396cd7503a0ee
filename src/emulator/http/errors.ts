// Refusals in Twilio's format: an HTTP status, an error code, a message, and a link.
import type { Json } from '../../flow/types.ts';
import type { Refusal } from '../engine/records.ts';
import type { Result } from '../engine/studio.ts';

type Headers = Readonly<Record<string, string>>;

/** Thrown to refuse a request; the app turns it into the response. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: Refusal;
  readonly headers: Headers;

  constructor(refusal: Refusal, headers: Headers = {}) {
    super(refusal.message);
    this.refusal = refusal;
    this.headers = headers;
  }
}

export const errorBody = ({ status, code, message, details }: Refusal): Json => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
  ...(details ? { details } : {}),
});

export const badRequest = (code: number, message: string): RefusedError =>
  new RefusedError({ status: 400, code, message });

/** The Go SDK's issue 250 shows 20001 with this message for a missing `To`. */
export const missing = (parameter: string): RefusedError =>
  badRequest(20001, `Missing required parameter ${parameter} in the post body`);

export const invalid = (parameter: string, why: string): RefusedError =>
  badRequest(20001, `Invalid parameter ${parameter}: ${why}`);

/** Studio names a resource by its path without the version. */
export const notFound = (path: string): RefusedError =>
  new RefusedError({
    status: 404,
    code: 20404,
    message: `The requested resource ${path.replace(/^\/v2(?=\/)/, '')} was not found`,
  });

/** The value of an engine's result; throws if it is an error. */
export function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new RefusedError(result.refusal);
}
