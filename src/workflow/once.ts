// Sends what must not be sent twice: if its answer is lost, looks for what became of it, and never sends it again.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Clock } from './api.ts';
import { causeOf, leavesOpen } from './errors.ts';

export type Sending<Thing> = {
  /** In words: `the execution`. */
  what: string;
  /** `triggered`, `sent`, … */
  done: string;
  /** What to do where it stays unknown. */
  fix: string;
  send: () => Promise<Thing>;
  /** What is there now, was not there before, and may be what was sent. */
  look: () => Promise<readonly Thing[]>;
  clock: Clock;
  /** What came of it lags behind: so long is waited before each look, in milliseconds. */
  pauses?: readonly number[];
};

const PAUSES: readonly number[] = [0, 250, 1000, 2000];

async function found<Thing>({ look, clock, pauses = PAUSES }: Sending<Thing>): Promise<readonly Thing[]> {
  for (const pause of pauses) {
    if (pause > 0) await clock.sleep(pause);
    const things = await look();
    if (things.length > 0) return things;
  }
  return [];
}

/** How the codes end where it stays unknown. */
const OR_NOT = '-or-not';

/** Whether what was to be sent may have been, although that failed. */
export const mayBeDone = (error: unknown): boolean =>
  leavesOpen(error) || (error instanceof FlowproofError && error.problems.some(({ code }) => code.endsWith(OR_NOT)));

type Unclear = Pick<Sending<unknown>, 'what' | 'done' | 'fix'>;

function unknown({ what, done, fix }: Unclear, cause: unknown, seen: string): Problem {
  const message = `It is unknown whether ${what} was ${done}, and it was not ${done} again: ${seen}.\n${causeOf(cause)}`;
  return { code: `${done}${OR_NOT}`, message, fix };
}

/** What was sent, or what was found to have come of it. */
export async function sendOnce<Thing>(sending: Sending<Thing>): Promise<Thing> {
  const { send } = sending;
  try {
    return await send();
  } catch (error) {
    if (!leavesOpen(error)) throw error;
    const there = await found(sending).catch((lookup: unknown) => {
      throw new FlowproofError([unknown(sending, error, `the look for it failed, too (${causeOf(lookup)})`)]);
    });
    const [one, ...others] = there;
    if (one !== undefined && others.length === 0) return one;
    const seen = there.length === 0 ? 'none has appeared' : `${there.length} have appeared`;
    throw new FlowproofError([unknown(sending, error, seen)]);
  }
}
