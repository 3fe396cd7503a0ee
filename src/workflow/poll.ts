// Asks again and again, less and less often, until something is done or its time is over.
import type { Clock } from './api.ts';

export type Polling<Seen> = {
  look: () => Promise<Seen>;
  isDone: (seen: Seen) => boolean;
  clock: Clock;
  /** By `clock`. */
  deadline: number;
  /** Milliseconds before the second look; later ones come after longer pauses. */
  firstPause?: number;
  /** Called after each look that was not the last, with the milliseconds that are left. */
  whilePending?: (seen: Seen, left: number) => void;
};

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

/** What was seen last: done, or as it was at the deadline. It is looked at once at least. */
export async function poll<Seen>(polling: Polling<Seen>): Promise<{ seen: Seen; late: boolean }> {
  const { look, isDone, clock, deadline, firstPause = FIRST_PAUSE, whilePending } = polling;
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const seen = await look();
    if (isDone(seen)) return { seen, late: false };
    const left = deadline - clock.now();
    if (left <= 0) return { seen, late: true };
    whilePending?.(seen, left);
    await clock.sleep(Math.min(pause, left));
  }
}
