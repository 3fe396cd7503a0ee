// Polls with growing pauses until a condition holds or the deadline has passed.
import type { Clock } from './api.ts';

export type Polling<Seen> = {
  look: () => Promise<Seen>;
  isDone: (seen: Seen) => boolean;
  clock: Clock;
  /** By `clock`. */
  deadline: number;
  /** Milliseconds before the second poll; later pauses are longer. */
  firstPause?: number;
  /** Called after each poll but the last, with the milliseconds left. */
  whilePending?: (seen: Seen, left: number) => void;
};

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

/** The last result: done, or its state at the deadline. Polls at least once. */
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
