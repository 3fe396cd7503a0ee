// Gives a call a time limit, and forgets the limit as soon as the call is over.

/** Calls `task` with a signal that is aborted when its time is over. */
export type Limit = <Result>(task: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

export const timeoutError = (): DOMException =>
  new DOMException('The operation was aborted due to timeout', 'TimeoutError');

/**
 * Calls `task` with a signal that is aborted after so many milliseconds, by a `TimeoutError`. `AbortSignal.timeout` would do, but its
 * timer goes on after a response, until the time is over, and holds the async context in which it was started: in a worker, the results
 * of hundreds of finished tests.
 */
export async function withinTime<Result>(
  milliseconds: number,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const late = () => controller.abort(timeoutError());
  const timer = setTimeout(late, milliseconds).unref();
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
