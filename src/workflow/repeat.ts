// Repeats an idempotent request while it is unknown whether it was carried out.
import type { Clock } from './api.ts';
import { mayHaveSucceeded } from './errors.ts';

/** Milliseconds to wait before each repetition. */
const PAUSES = [250, 1000, 2000, 4000];

type Repeating<Result> = {
  ask: () => Promise<Result>;
  clock: Clock;
  /** Whether an error means that it is done, or that there is nothing to do. */
  isDone?: (error: unknown) => boolean | Promise<boolean>;
};

/** The response; undefined if an error showed that it was done. */
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
      if (pause === undefined || !mayHaveSucceeded(error)) throw error;
      await clock.sleep(pause);
    }
  }
  return undefined;
}
