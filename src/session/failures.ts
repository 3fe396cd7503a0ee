// Converts thrown errors to failures: who refused what, or did not respond, and where it was requested.
import { errorMessage, FlowproofError, type Place } from '../errors.ts';
import { isRefusal, type Refusal, times } from '../workflow/errors.ts';
import type { Failure, FailureKind } from './evidence.ts';
import type { Target } from './target.ts';

/** What was refused, by which call, and how. */
function words({ call = '', attempts = 1, status, code, message }: Refusal, what: string): string {
  const asked = call ? ` (${call}${times(attempts)})` : '';
  const said =
    call && message.startsWith(call) ? ', without an explanation' : `${code ? ` (error ${code})` : ''}: ${message}`;
  return `Twilio refused ${what}${asked} with status ${status}${said}`;
}

function refused(error: Refusal, what: string): Omit<Failure, 'at'> {
  const details = error.details ? `\n\n  details: ${JSON.stringify(error.details)}` : '';
  return {
    kind: 'refused',
    code: 'refused-by-api',
    message: `${words(error, what)}${details}`,
    ...(error.moreInfo ? { fix: `see ${error.moreInfo}` } : {}),
  };
}

/** What was attempted, at which place, and the kind of failure unless the error has its own. */
export type Attempt = { what: string; at: Place; kind: FailureKind };

/** Without stacks: our errors have their own messages, Twilio's are quoted, and others are shown as they are. */
export function failuresOf(error: unknown, { what, at, kind }: Attempt): Failure[] {
  if (error instanceof FlowproofError) return error.problems.map((problem) => ({ kind, at, ...problem }));
  if (isRefusal(error)) return [{ ...refused(error, what), at }];
  const message = errorMessage(error);
  return [{ kind: 'refused', code: 'no-answer', message: `${what} failed: ${message || 'no response'}`, at }];
}

/** The scenario's time is over; the calls in progress are named, since one of them is the cause. */
export function noAnswer(at: Place, target: Target, seconds: number): Failure {
  const pending = target.api.pending?.() ?? [];
  const calls = pending.length > 0 ? pending.join('; ') : 'an API call';
  return {
    kind: 'timeout',
    code: 'no-answer',
    message: `${calls}: no response within the scenario's ${seconds} s`,
    fix: 'give it more seconds with `timeout` if the service is slow today',
    at,
  };
}
