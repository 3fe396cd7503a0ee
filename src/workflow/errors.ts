// The messages for an API call without a usable response, and whether it may have been carried out.
import { errorMessage, FlowproofError, type Problem } from '../errors.ts';
import type { FailureReason } from './retry.ts';

export type Unanswered = { method: string; path: string; reason: FailureReason; message: string; attempts: number };

const WORDS: Record<FailureReason, { code: string; what: string; fix?: string }> = {
  unreachable: {
    code: 'api-unreachable',
    what: 'the server could not be reached',
    fix: 'check the network, and HTTPS_PROXY and NO_PROXY if there is a proxy',
  },
  untrusted: {
    code: 'api-untrusted',
    what: 'its certificate is not trusted',
    fix: 'if you use a proxy, name its certificate in NODE_EXTRA_CA_CERTS',
  },
  lost: { code: 'api-no-answer', what: 'the connection was closed before a response arrived' },
  late: { code: 'api-timeout', what: 'the request timed out' },
  cut: { code: 'api-cut', what: 'the response is incomplete' },
  'not-json': {
    code: 'api-not-json',
    what: 'the response did not come from the API',
    fix: 'check for a proxy or gateway in between',
  },
  redirected: {
    code: 'api-redirected',
    what: 'the response is a redirect',
    fix: 'check for a proxy or gateway in between',
  },
};

/** `, after 3 attempts`. */
export const times = (attempts: number): string => (attempts > 1 ? `, after ${attempts} attempts` : '');

export function unanswered({ method, path, reason, message, attempts }: Unanswered): FlowproofError {
  const { code, what, fix } = WORDS[reason];
  const problem = { code, message: `${method} ${path}: ${what} (${message}${times(attempts)})` };
  return new FlowproofError([fix ? { ...problem, fix } : problem]);
}

const ODD = 'odd-answer';

/** After these failures it is unknown whether the server carried out the request. */
const OPEN: ReadonlySet<string> = new Set([
  ...(['lost', 'late', 'cut', 'not-json'] as const).map((reason) => WORDS[reason].code),
  ODD,
]);

/** Thrown for an error response of Twilio. */
export type Refusal = Error & {
  status: number;
  code?: number;
  moreInfo?: string;
  details?: { readonly [key: string]: unknown };
  /** `GET /v2/Flows`, and the number of attempts. */
  call?: string;
  attempts?: number;
};

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** In one line: the request, and its result. */
export function causeOf(error: unknown): string {
  if (error instanceof FlowproofError) return error.problems.map(({ message }) => message).join('; ');
  if (!isRefusal(error)) return errorMessage(error);
  const { call = 'the request', status, attempts = 1, message } = error;
  const said = message.startsWith(call) ? message : `${call} returned status ${status}: ${message}`;
  return `${said}${times(attempts)}`;
}

/** Whether a request may have been carried out although it failed. A server error (500) leaves that open. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (error instanceof FlowproofError) return error.problems.some(({ code }) => OPEN.has(code));
  return isRefusal(error) && error.status >= 500;
}

/** What the SDK throws if the response has no list. */
const NO_LIST = 'Page Records cannot be deserialized';

/** The SDK does not validate responses: what it then throws is a JavaScript error. */
const isMisread = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof SyntaxError ||
  error instanceof RangeError ||
  (error instanceof Error && error.message === NO_LIST);

export const unreadableResponse = (what: string, why: string): Problem => ({
  code: ODD,
  message: `the API's response to ${what} cannot be read: ${why}`,
  fix: "check for a proxy or gateway in between; if the response is Twilio's own, please report it to Flowproof",
});

/** Awaits the SDK; if it fails on a response, names the operation. */
export async function readResponse<T>(what: string, asking: () => Promise<T>): Promise<T> {
  try {
    return await asking();
  } catch (error) {
    if (!isMisread(error)) throw error;
    throw new FlowproofError([unreadableResponse(what, 'an expected field is missing or has the wrong type')]);
  }
}
