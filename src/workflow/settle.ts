// Asks again and again, less and less often, until something is settled or its time is over.
import type { Clock } from './api.ts';

export type Settling<Seen> = {
  look: () => Promise<Seen>;
  isSettled: (seen: Seen) => boolean;
  clock: Clock;
  /** By `clock`. */
  deadline: number;
};

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

/** What was seen last: settled, or as it was at the deadline. It is looked at once at least. */
export async function settle<Seen>(settling: Settling<Seen>): Promise<{ seen: Seen; late: boolean }> {
  const { look, isSettled, clock, deadline } = settling;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const seen = await look();
    if (isSettled(seen)) return { seen, late: false };
    const left = deadline - clock.now();
    if (left <= 0) return { seen, late: true };
    await clock.sleep(Math.min(pause, left));
  }
}
