// Sends what must not be sent twice: if its answer is lost, looks for what became of it, and never sends it again.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Clock } from './api.ts';
import { leavesOpen } from './errors.ts';

export type Sending<Thing> = {
  /** In words: `the execution`. */
  what: string;
  send: () => Promise<Thing>;
  /** What is there now, was not there before, and may be what was sent. */
  look: () => Promise<readonly Thing[]>;
  clock: Clock;
};

/** A list lags behind what was created: so long is waited before each look, in milliseconds. */
const PAUSES = [0, 250, 1000, 2000];

async function found<Thing>({ look, clock }: Sending<Thing>): Promise<readonly Thing[]> {
  for (const pause of PAUSES) {
    if (pause > 0) await clock.sleep(pause);
    const things = await look();
    if (things.length > 0) return things;
  }
  return [];
}

function unknown(what: string, cause: unknown, seen: string): Problem {
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    code: 'triggered-or-not',
    message: `It is unknown whether ${what} was triggered, and it was not triggered again: ${seen}.\n${why}`,
    fix: 'look at the executions of the flow, end what is still active, and play the scenario again',
  };
}

/** What was sent, or what was found to have come of it. */
export async function sendOnce<Thing>(sending: Sending<Thing>): Promise<Thing> {
  const { what, send } = sending;
  try {
    return await send();
  } catch (error) {
    if (!leavesOpen(error)) throw error;
    const there = await found(sending).catch((lookup: unknown) => {
      const why = lookup instanceof Error ? lookup.message : String(lookup);
      throw new FlowproofError([unknown(what, error, `the look for it failed, too (${why})`)]);
    });
    const [one, ...others] = there;
    if (one !== undefined && others.length === 0) return one;
    const seen = there.length === 0 ? 'none has appeared' : `${there.length} have appeared`;
    throw new FlowproofError([unknown(what, error, seen)]);
  }
}
