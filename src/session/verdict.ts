// The verdict on what happened: what Twilio's lists lack is looked for again before anybody is told that it is missing.
import type { Scenario } from '../scenario/scenario.ts';
import { CHECKS } from './checks/index.ts';
import { explainStop } from './checks/unmocked.ts';
import type { Course } from './drive.ts';
import type { Failure } from './evidence.ts';
import type { Happened } from './happened.ts';
import type { Target } from './target.ts';

async function judge(scenario: Scenario, happened: Happened): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const check of CHECKS) failures.push(...(await check(scenario, happened)));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, happened)] : failures;
}

/** Twilio promises no time by which a message is listed: so long is waited before it is asked again, in milliseconds. */
export const PAUSES = [500, 1500, 4000];

export const isAboutMessages = ({ kind }: Failure): boolean => kind === 'message';

/** Somebody who trusts the list would look for the mistake in the flow. */
export const doubted =
  (times: number) =>
  (failure: Failure): Failure =>
    isAboutMessages(failure)
      ? { ...failure, message: `${failure.message}\n\n  so Twilio told (ListMessage, asked ${times} times)` }
      : failure;

/** An execution that has ended without a step to its end was stopped from outside, or not all of it was listed. */
export function unlistedEnd({ place }: Scenario, { trace, incidents, executionSid }: Happened): Failure[] {
  const last = trace.path.at(-1);
  if (!trace.ended || !last || last.event || incidents.length > 0) return [];
  return [
    {
      kind: 'status',
      code: 'end-not-listed',
      message: `${executionSid} has ended, but ListExecutionStep told no step out of \`${last.widget}\`, however often it was asked`,
      fix: 'somebody or something stopped the execution there; else Studio was late: play the scenario again',
      at: place,
    },
  ];
}

export type Looking = {
  course: Course;
  target: Target;
  /** What has happened, as it is told now. */
  gather: () => Promise<Happened>;
};

/** Whether what is missing may be listed later: an emulator's lists are never late, and a contact that did not act misses more. */
const mayBeLate = ({ target, course }: Looking): boolean => !target.simulatedTime && course.failures.length === 0;

export async function reachVerdict(scenario: Scenario, looking: Looking, times = 0): Promise<readonly Failure[]> {
  const happened = await looking.gather();
  const failures = await judge(scenario, happened);
  if (failures.length === 0 || !mayBeLate(looking)) return failures;
  const pause = PAUSES[times];
  if (pause !== undefined && failures.some(isAboutMessages)) {
    await looking.target.api.clock.sleep(pause);
    return reachVerdict(scenario, looking, times + 1);
  }
  return [...failures.map(doubted(times + 1)), ...unlistedEnd(scenario, happened)];
}
