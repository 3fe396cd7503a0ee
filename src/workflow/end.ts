// Ends an execution, so that none is left running; one that has ended by itself is as good.
import type { StudioApi } from './api.ts';
import { answerTo, isRefusal, leavesOpen } from './errors.ts';
import { type ExecutionRef, executionOf, fetchExecution } from './fetch.ts';

/** Ending is the same done twice. So long is waited before it is asked again, in milliseconds. */
const PAUSES = [250, 1000];

/** Ended, or gone: Studio forgets executions after 30 days. */
async function isOver(api: StudioApi, execution: ExecutionRef): Promise<boolean> {
  try {
    return (await fetchExecution(api, execution)).status === 'ended';
  } catch (error) {
    if (isRefusal(error) && error.status === 404) return true;
    throw error;
  }
}

export async function endExecution(api: StudioApi, execution: ExecutionRef): Promise<void> {
  for (const pause of [...PAUSES, undefined]) {
    try {
      await answerTo('UpdateExecution', () => executionOf(api, execution).update({ status: 'ended' }));
      return;
    } catch (error) {
      if (await isOver(api, execution)) return;
      if (pause === undefined || !leavesOpen(error)) throw error;
      await api.clock.sleep(pause);
    }
  }
}
