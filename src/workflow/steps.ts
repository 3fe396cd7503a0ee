// ListExecutionStep: all steps of an execution in the order in which they happened, without gaps.
import { FlowproofError, type Problem } from '../errors.ts';
import { ENDED, type Step } from '../flow/step.ts';
import type { StudioApi } from './api.ts';
import { unreadableResponse } from './errors.ts';
import { type ExecutionRef, type ExecutionStatus, executionOf } from './fetch.ts';
import { readList } from './list.ts';
import { type Gap, type Ordered, orderSteps } from './order.ts';

export type Listing = ExecutionRef & {
  /** The status that was fetched before: the steps of an ended execution must include its last one. */
  status?: ExecutionStatus;
};

/** An execution has 1,000 steps at most; a subflow's are added to its parent's. */
const MAX = 10_000;

const WHAT = 'ListExecutionStep';

/** A step as the SDK reads it; its values are unchecked. */
type Sent = {
  sid: unknown;
  name: unknown;
  transitionedFrom: unknown;
  transitionedTo: unknown;
  parentStepSid?: unknown;
  dateCreated: unknown;
};

const odd = (why: string) => new FlowproofError([unreadableResponse(WHAT, why)]);

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
    throw odd(`step ${sid} lacks transitioned_from, transitioned_to or name`);
  }
  if (!(dateCreated instanceof Date)) throw odd(`step ${sid} has no date_created`);
  const parent = typeof parentStepSid === 'string' && parentStepSid !== '' ? { parentStepSid } : {};
  return { sid, name, from, to, at: dateCreated.toISOString(), ...parent };
}

async function listed(api: StudioApi, execution: ExecutionRef): Promise<Step[]> {
  const steps = await readList(WHAT, executionOf(api, execution).steps, { limit: MAX });
  return steps.map((step) => toStep(step));
}

/** An execution that was stopped from outside has no last step. */
const lacksItsEnd = ({ steps }: Ordered, { status }: Listing): boolean =>
  status === 'ended' && steps.findLast(({ parentStepSid }) => parentStepSid === undefined)?.to !== ENDED;

/** Twilio does not document when a step is listed: milliseconds to wait before each further request. */
const PAUSES = [100, 300, 900, 2000, 4000];

/** How often to wait for a last step that may never come. */
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
      `steps are missing ${where}${more}. The list was read ${PAUSES.length + 1} times.`,
    fix: 'run the scenario again; if this happens again, Studio is unusually slow, or the flow was changed during the execution',
  };
}

const sidsOf = (steps: readonly Step[]): string =>
  steps
    .map(({ sid }) => sid)
    .toSorted()
    .join();

/**
 * Steps of an active execution that were listed out of order may form a chain only because one of them is missing: they count once the same
 * steps are listed again.
 */
const isDoubtful = ({ asListed, steps }: Ordered, before: readonly Step[]): boolean =>
  !asListed && steps.at(-1)?.to !== ENDED && sidsOf(steps) !== sidsOf(before);

/** A step that was listed once exists, even if a delayed list omits it: lists start with the newest step. */
function together(listed: readonly Step[], before: readonly Step[]): Step[] {
  const sids = new Set(listed.map(({ sid }) => sid));
  return [...before.filter(({ sid }) => !sids.has(sid)).toReversed(), ...listed];
}

/**
 * ListExecutionStep: all steps of an execution, subflows included, in the order in which they happened. Studio lists steps late, so the
 * list is read again as long as it has a gap, for about seven seconds.
 * Source: https://www.twilio.com/docs/studio/rest-api/v2/step
 * @throws FlowproofError `steps-incomplete` if the gap remains, or an `api-…` code if there was no usable response; Twilio's own error,
 * with `status` and `code`, if it refuses.
 */
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
