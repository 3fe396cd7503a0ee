// ListExecutionStep: all steps of an execution in the order in which they happened, none missing between them.
import { FlowproofError, type Problem } from '../errors.ts';
import type { Step } from '../flow/step.ts';
import type { StudioApi } from './api.ts';
import { oddAnswer } from './errors.ts';
import { type ExecutionRef, type ExecutionStatus, executionOf } from './fetch.ts';
import { readList } from './list.ts';
import { type Gap, type Ordered, orderSteps } from './order.ts';

export type Listing = ExecutionRef & {
  /** The status that was told before: of an execution that has ended, the step to its end must be there, too. */
  status?: ExecutionStatus;
};

/** An execution has 1,000 steps at most; a subflow's come on top of its parent's. */
const MOST = 10_000;

const WHAT = 'ListExecutionStep';

/** As the SDK reads a step; what is in it is what the server sent. */
type Sent = {
  sid: unknown;
  name: unknown;
  transitionedFrom: unknown;
  transitionedTo: unknown;
  parentStepSid?: unknown;
  dateCreated: unknown;
};

const odd = (why: string) => new FlowproofError([oddAnswer(WHAT, why)]);

export function toStep({
  sid,
  name,
  transitionedFrom: from,
  transitionedTo: to,
  parentStepSid,
  dateCreated,
}: Sent): Step {
  if (typeof sid !== 'string') throw odd('a step has no sid');
  if (typeof name !== 'string' || typeof from !== 'string' || typeof to !== 'string') {
    throw odd(`step ${sid} does not say from which widget to which it went, and why`);
  }
  if (!(dateCreated instanceof Date)) throw odd(`step ${sid} has no date_created`);
  const parent = typeof parentStepSid === 'string' && parentStepSid !== '' ? { parentStepSid } : {};
  return { sid, name, from, to, at: dateCreated.toISOString(), ...parent };
}

async function listed(api: StudioApi, execution: ExecutionRef): Promise<Step[]> {
  const steps = await readList(WHAT, executionOf(api, execution).steps, { limit: MOST });
  return steps.map((step) => toStep(step));
}

const ENDED = 'Ended';

/** An execution that Studio or somebody else stopped never gets there. */
const lacksItsEnd = ({ steps }: Ordered, { status }: Listing): boolean =>
  status === 'ended' && steps.findLast(({ parentStepSid }) => parentStepSid === undefined)?.to !== ENDED;

/** Twilio promises no time by which a step is listed: so long is waited before it is asked again, in milliseconds. */
const PAUSES = [100, 300, 900, 2000, 4000];

/** How often is waited for an end that may never come. */
const PAUSES_FOR_END = 3;

const nameOf = ({ after, before }: Gap): string => {
  if (after && before) return `between ${after} and ${before}`;
  return after ? `after ${after}` : `before ${before}`;
};

function incomplete({ gaps, steps }: Ordered, { executionSid }: ExecutionRef): Problem {
  const where = gaps.slice(0, 3).map(nameOf).join(', ');
  const more = gaps.length > 3 ? ` and in ${gaps.length - 3} other places` : '';
  return {
    code: 'steps-incomplete',
    message:
      `Studio lists ${steps.length} steps of ${executionSid}, but they form no unbroken chain: ` +
      `steps are missing ${where}${more}. It was asked ${PAUSES.length + 1} times.`,
    fix: 'play the scenario again; if it happens again, Studio is late today, or the flow was changed while it ran',
  };
}

const sidsOf = (steps: readonly Step[]): string =>
  steps
    .map(({ sid }) => sid)
    .toSorted()
    .join();

/**
 * Steps of an active execution that were listed out of order may make a chain only because one of them is missing: they count
 * once the same are listed again.
 */
const isDoubtful = ({ asListed, steps }: Ordered, before: readonly Step[]): boolean =>
  !asListed && steps.at(-1)?.to !== ENDED && sidsOf(steps) !== sidsOf(before);

/** What was listed once is there, even where a list that lags behind leaves it out: lists begin with the newest step. */
function together(listed: readonly Step[], before: readonly Step[]): Step[] {
  const sids = new Set(listed.map(({ sid }) => sid));
  return [...before.filter(({ sid }) => !sids.has(sid)).toReversed(), ...listed];
}

/** Asks again where the list has a gap: it is not complete yet. */
export async function listSteps(api: StudioApi, listing: Listing): Promise<Step[]> {
  let before: Step[] = [];
  for (let asked = 0; ; asked += 1) {
    const ordered = orderSteps(together(await listed(api, listing), before));
    const isBroken = ordered.gaps.length > 0;
    const isLate = lacksItsEnd(ordered, listing) && asked < PAUSES_FOR_END;
    if (!isBroken && !isLate && !isDoubtful(ordered, before)) return ordered.steps;
    const pause = PAUSES[asked];
    if (pause === undefined && !isBroken) return ordered.steps;
    if (pause === undefined) throw new FlowproofError([incomplete(ordered, listing)]);
    before = ordered.steps;
    await api.clock.sleep(pause);
  }
}
