// The words for an API call that brought no usable answer, and what is certain about it.
import { errorMessage, FlowproofError, type Problem } from '../errors.ts';
import type { FailureReason } from './retry.ts';

export type Unanswered = { method: string; path: string; reason: FailureReason; message: string; attempts: number };

const WORDS: Record<FailureReason, { code: string; what: string; fix?: string }> = {
  unreachable: {
    code: 'api-unreachable',
    what: 'the server could not be reached',
    fix: 'look at the network, and at HTTPS_PROXY and NO_PROXY if there is a proxy',
  },
  untrusted: {
    code: 'api-untrusted',
    what: 'its certificate is not trusted',
    fix: 'if a proxy of yours stands between, name its certificate in NODE_EXTRA_CA_CERTS',
  },
  lost: { code: 'api-no-answer', what: 'the connection broke before an answer came' },
  late: { code: 'api-timeout', what: 'no answer came in time' },
  cut: { code: 'api-cut', what: 'the answer is not complete' },
  'not-json': { code: 'api-not-json', what: 'the answer is not from the API', fix: 'look at what stands between' },
  redirected: { code: 'api-redirected', what: 'the answer leads elsewhere', fix: 'look at what stands between' },
};

/** `, asked 3 times`. */
export const times = (attempts: number): string => (attempts > 1 ? `, asked ${attempts} times` : '');

export function unanswered({ method, path, reason, message, attempts }: Unanswered): FlowproofError {
  const { code, what, fix } = WORDS[reason];
  const problem = { code, message: `${method} ${path}: ${what} (${message}${times(attempts)})` };
  return new FlowproofError([fix ? { ...problem, fix } : problem]);
}

const ODD = 'odd-answer';

/** After these it is open whether the server did what it was asked. */
const OPEN: ReadonlySet<string> = new Set([
  ...(['lost', 'late', 'cut', 'not-json'] as const).map((reason) => WORDS[reason].code),
  ODD,
]);

/** What is thrown when Twilio answers an error. */
export type Refusal = Error & {
  status: number;
  code?: number;
  moreInfo?: string;
  details?: { readonly [key: string]: unknown };
  /** `GET /v2/Flows`, and how often it was asked. */
  call?: string;
  attempts?: number;
};

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** In one line: what was asked, and what came. */
export function causeOf(error: unknown): string {
  if (error instanceof FlowproofError) return error.problems.map(({ message }) => message).join('; ');
  if (!isRefusal(error)) return errorMessage(error);
  const { call = 'the request', status, attempts = 1, message } = error;
  const said = message.startsWith(call) ? message : `${call} was answered with status ${status}: ${message}`;
  return `${said}${times(attempts)}`;
}

/** Whether a request may have been carried out although it failed. A server's own failure (500) says nothing about that. */
export function leavesOpen(error: unknown): boolean {
  if (error instanceof FlowproofError) return error.problems.some(({ code }) => OPEN.has(code));
  return isRefusal(error) && error.status >= 500;
}

/** What the SDK throws where it finds no list. */
const NO_LIST = 'Page Records cannot be deserialized';

/** The SDK reads an answer without looking at it: what it then throws is JavaScript's own. */
const isMisread = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof SyntaxError ||
  error instanceof RangeError ||
  (error instanceof Error && error.message === NO_LIST);

export const oddAnswer = (what: string, why: string): Problem => ({
  code: ODD,
  message: `the API's answer to ${what} cannot be read: ${why}`,
  fix: "look at what stands between; if it is Twilio's own answer, Flowproof must learn to read it",
});

/** Waits for the SDK; where it stumbles over an answer, says over which. */
export async function answerTo<T>(what: string, asking: () => Promise<T>): Promise<T> {
  try {
    return await asking();
  } catch (error) {
    if (!isMisread(error)) throw error;
    throw new FlowproofError([oddAnswer(what, 'it lacks what such an answer has, or has something else in its place')]);
  }
}
