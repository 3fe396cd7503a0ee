// Decides when a request may be retried, and after which pause: only if that cannot repeat an effect.

/**
 * Why there is no response. `unreachable` and `untrusted`: nothing was requested. `lost`, `late`, `cut`, `not-json`: it was requested, and
 * perhaps carried out. `redirected`: another server responded.
 */
export type FailureReason = 'unreachable' | 'untrusted' | 'lost' | 'late' | 'cut' | 'not-json' | 'redirected';

export type Outcome = { status: number; retryAfter?: string } | { reason: FailureReason };

export type RetryPolicy = {
  /** The maximum number of attempts. */
  attempts: number;
  firstPause: number;
  longestPause: number;
  /** Milliseconds in total after which no further attempt starts. */
  giveUpAfter: number;
  /** From 0 to 1, to spread the retries of requests that failed together. */
  random: () => number;
};

export const RETRY: RetryPolicy = {
  attempts: 6,
  firstPause: 250,
  longestPause: 8000,
  giveUpAfter: 30_000,
  random: Math.random,
};

const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const PASSING_FAILURES: ReadonlySet<FailureReason> = new Set(['unreachable', 'lost', 'late', 'cut']);

/** Reading changes nothing. */
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Whether the server certainly did nothing: it said so, or received nothing. */
function isNotDone(outcome: Outcome): boolean {
  if ('reason' in outcome) return outcome.reason === 'unreachable';
  return outcome.status === 429 || (outcome.status === 503 && outcome.retryAfter !== undefined);
}

const mayPass = (outcome: Outcome): boolean =>
  'reason' in outcome ? PASSING_FAILURES.has(outcome.reason) : PASSING.has(outcome.status);

/** `Retry-After` is a number of seconds or a date; anything else is ignored. */
export function readRetryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - now);
}

/** Doubles with each attempt (1 is the first), with its upper half random. */
export function backoff(attempts: number, { firstPause, longestPause, random }: RetryPolicy): number {
  const whole = Math.min(longestPause, firstPause * 2 ** (attempts - 1));
  return whole / 2 + (random() * whole) / 2;
}

export type FailedRequest = {
  method: string;
  outcome: Outcome;
  /** The number of attempts so far. */
  attempts: number;
  /** When it was first sent, and the current time. */
  since: number;
  now: number;
};

/** The milliseconds to wait before the next attempt; undefined if there must not be one, or it is too late. */
export function pauseBeforeRetry(tried: FailedRequest, policy: RetryPolicy): number | undefined {
  const { method, outcome, attempts, since, now } = tried;
  const allowed = isReading(method) ? mayPass(outcome) : isNotDone(outcome);
  if (!allowed || attempts >= policy.attempts) return undefined;
  const asked = 'reason' in outcome ? 0 : readRetryAfter(outcome.retryAfter, now);
  const pause = Math.max(asked, backoff(attempts, policy));
  return now - since + pause > policy.giveUpAfter ? undefined : pause;
}
