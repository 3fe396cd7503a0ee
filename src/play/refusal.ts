// Turns what was thrown on the way into failures that say who refused what, and where in the YAML it was asked for.
import { FlowproofError, type Place } from '../errors.ts';
import type { Failure, FailureKind } from './evidence.ts';

/** What the SDK throws when Twilio answers an error; its class differs between the SDK's versions. */
type Refusal = {
  status: number;
  code?: number;
  message: string;
  moreInfo?: string;
  details?: { [key: string]: unknown };
};

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

function refused(error: Refusal, what: string): Omit<Failure, 'at'> {
  const code = error.code ? ` (error ${error.code})` : '';
  const details = error.details ? `\n\n  details: ${JSON.stringify(error.details)}` : '';
  return {
    kind: 'refused',
    code: 'refused-by-api',
    message: `Twilio refused ${what} with status ${error.status}${code}: ${error.message}${details}`,
    ...(error.moreInfo ? { fix: `see ${error.moreInfo}` } : {}),
  };
}

export type Attempt = { what: string; at: Place; kind: FailureKind };

/** Nobody sees a stack: an error of ours brings its own words, Twilio's are quoted, and anything else is named as it is. */
export function failuresOf(error: unknown, { what, at, kind }: Attempt): Failure[] {
  if (error instanceof FlowproofError) return error.problems.map((problem) => ({ kind, at, ...problem }));
  if (isRefusal(error)) return [{ ...refused(error, what), at }];
  const message = error instanceof Error ? error.message : String(error);
  return [{ kind: 'refused', code: 'no-answer', message: `${what} failed: ${message || 'no answer came'}`, at }];
}
