// Asks again for what is the same done twice, where it is open whether it was done.
import type { Clock } from './api.ts';
import { leavesOpen } from './errors.ts';

/** So long is waited before it is asked again, in milliseconds. */
const PAUSES = [250, 1000, 2000, 4000];

type Repeating<Result> = {
  ask: () => Promise<Result>;
  clock: Clock;
  /** Whether an error says that it is done, or that there is nothing left to do. */
  isDone?: (error: unknown) => boolean | Promise<boolean>;
};

/** The answer; none where an error said that it is done. */
export async function repeat<Result>({
  ask,
  clock,
  isDone = () => false,
}: Repeating<Result>): Promise<Result | undefined> {
  for (const pause of [...PAUSES, undefined]) {
    try {
      return await ask();
    } catch (error) {
      if (await isDone(error)) return undefined;
      if (pause === undefined || !leavesOpen(error)) throw error;
      await clock.sleep(pause);
    }
  }
  return undefined;
}
