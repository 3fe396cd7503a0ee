// Ends an execution, so that none is left running; one that has ended by itself is as good.
import type { StudioApi } from './api.ts';
import { answerTo, isRefusal } from './errors.ts';
import { type ExecutionRef, executionOf, fetchExecution } from './fetch.ts';
import { repeat } from './repeat.ts';

/** Ended, or gone: Studio forgets executions after 30 days. */
async function isOver(api: StudioApi, execution: ExecutionRef): Promise<boolean> {
  try {
    return (await fetchExecution(api, execution)).status === 'ended';
  } catch (error) {
    if (isRefusal(error) && error.status === 404) return true;
    throw error;
  }
}

/**
 * Ends an execution. One that has ended already, or that Studio no longer knows, is no error.
 *
 * @throws FlowproofError where no usable answer came; Twilio's own error, with `status` and `code`, where it refuses.
 */
export async function endExecution(api: StudioApi, execution: ExecutionRef): Promise<void> {
  await repeat({
    ask: () => answerTo('UpdateExecution', () => executionOf(api, execution).update({ status: 'ended' })),
    clock: api.clock,
    isDone: () => isOver(api, execution),
  });
}
