// Turns what was thrown on the way into failures: who refused what, or did not answer, and where it was asked for.
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

/** What was tried, at which place, and which kind of failure it is unless the error says otherwise. */
export type Attempt = { what: string; at: Place; kind: FailureKind };

/** No stack is shown: an error of ours brings its own words, Twilio's are quoted, and anything else is named as it is. */
export function failuresOf(error: unknown, { what, at, kind }: Attempt): Failure[] {
  if (error instanceof FlowproofError) return error.problems.map((problem) => ({ kind, at, ...problem }));
  if (isRefusal(error)) return [{ ...refused(error, what), at }];
  const message = errorMessage(error);
  return [{ kind: 'refused', code: 'no-answer', message: `${what} failed: ${message || 'no response'}`, at }];
}

/** Nobody waits for an answer any longer; the calls under way are named, since one of them is why nothing went on. */
export function noAnswer(at: Place, target: Target, seconds: number): Failure {
  const pending = target.api.pending?.() ?? [];
  const calls = pending.length > 0 ? pending.join('; ') : 'an API call';
  return {
    kind: 'timeout',
    code: 'no-answer',
    message: `${calls}: no answer when the scenario's ${seconds} s were over`,
    fix: 'give it more seconds with `timeout` if the service is slow today',
    at,
  };
}
