// Sends a request that must not be sent twice: if its response is lost, looks for its result instead of sending it again.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Clock } from './api.ts';
import { causeOf, mayHaveSucceeded } from './errors.ts';

export type Sending<Thing> = {
  /** What is sent: `the execution`. */
  what: string;
  /** `triggered`, `sent`, … */
  done: string;
  /** What to do if the result stays unknown. */
  fix: string;
  send: () => Promise<Thing>;
  /** Lists the new resources that the request may have created. */
  look: () => Promise<readonly Thing[]>;
  clock: Clock;
  /** Results appear with a delay: milliseconds to wait before each look. */
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

/** The ending of the codes for an unknown result. */
const OR_NOT = '-or-not';

/** Whether a failed request may have been carried out. */
export const mayBeDone = (error: unknown): boolean =>
  mayHaveSucceeded(error) ||
  (error instanceof FlowproofError && error.problems.some(({ code }) => code.endsWith(OR_NOT)));

type Unclear = Pick<Sending<unknown>, 'what' | 'done' | 'fix'>;

function unknown({ what, done, fix }: Unclear, cause: unknown, seen: string): Problem {
  const message = `It is unknown whether ${what} was ${done}, and it was not ${done} again: ${seen}.\n${causeOf(cause)}`;
  return { code: `${done}${OR_NOT}`, message, fix };
}

/** The response, or the resource that was found instead. */
export async function sendOnce<Thing>(sending: Sending<Thing>): Promise<Thing> {
  const { send } = sending;
  try {
    return await send();
  } catch (error) {
    if (!mayHaveSucceeded(error)) throw error;
    const there = await found(sending).catch((lookup: unknown) => {
      throw new FlowproofError([unknown(sending, error, `looking for it also failed (${causeOf(lookup)})`)]);
    });
    const [one, ...others] = there;
    if (one !== undefined && others.length === 0) return one;
    const seen = there.length === 0 ? 'none has appeared' : `${there.length} have appeared`;
    throw new FlowproofError([unknown(sending, error, seen)]);
  }
}
