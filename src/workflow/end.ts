// Ends an execution; one that has already ended is treated as success.
import type { StudioApi } from './api.ts';
import { isRefusal, readResponse } from './errors.ts';
import { type ExecutionRef, executionOf, fetchExecution } from './fetch.ts';
import { repeat } from './repeat.ts';

/** Ended, or deleted: Studio deletes executions after 30 days. */
async function isOver(api: StudioApi, execution: ExecutionRef): Promise<boolean> {
  try {
    return (await fetchExecution(api, execution)).status === 'ended';
  } catch (error) {
    if (isRefusal(error) && error.status === 404) return true;
    throw error;
  }
}

/**
 * Ends an execution. One that has already ended, or that Studio no longer has, is not an error.
 * @throws FlowproofError if there was no usable response; Twilio's own error, with `status` and `code`, if it refuses.
 */
export async function endExecution(api: StudioApi, execution: ExecutionRef): Promise<void> {
  await repeat({
    ask: () => readResponse('UpdateExecution', () => executionOf(api, execution).update({ status: 'ended' })),
    clock: api.clock,
    isDone: () => isOver(api, execution),
  });
}
