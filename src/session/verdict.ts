// The verdict on an execution: what Twilio's lists lack is looked for again before anybody is told that it is missing.
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure, Judged } from './evidence.ts';
import { type Observed, saidOf } from './observe.ts';
import type { Target } from './target.ts';

/** Twilio promises no time by which a message is listed: so long is waited before it is asked again, in milliseconds. */
export const PAUSES = [500, 1500, 4000];

const isAboutMessages = ({ kind }: Failure): boolean => kind === 'message';

/** Somebody who trusts the list would look for the mistake in the flow. */
const doubted =
  (times: number) =>
  (failure: Failure): Failure =>
    isAboutMessages(failure)
      ? { ...failure, message: `${failure.message}\n\n  as Twilio listed them (ListMessage, ${times} attempts)` }
      : failure;

/** An execution that has ended without a step to its end was stopped from outside, or not all of it was listed. */
export function unlistedEnd({ place }: Scenario, { path, status, incidents, executionSid }: Judged): Failure[] {
  const last = path.at(-1);
  if (status !== 'ended' || !last || last.event || incidents.length > 0) return [];
  return [
    {
      kind: 'status',
      code: 'end-not-listed',
      message: `${executionSid} has ended, but ListExecutionStep returned no step leaving \`${last.widget}\`, after several attempts`,
      fix: 'the execution may have been stopped from outside (the console or the API), or Studio was slow: run the scenario again',
      at: place,
    },
  ];
}

export type Looking = {
  target: Target;
  /** What the execution did, as it is told now; `again` where lists may have been late. */
  look: (again: boolean) => Promise<Observed>;
  judge: (evidence: Judged) => Failure[];
  /** Whether what is missing may be listed later. A simulated target's lists are never late. */
  mayBeLate: boolean;
};

export type Verdict = { failures: readonly Failure[]; evidence: Judged };

/** Judges, again and again while a message is missing that may only be listed late. */
export async function reachVerdict({ target, look, judge, mayBeLate }: Looking): Promise<Verdict> {
  for (let attempts = 1; ; attempts += 1) {
    const observed = await look(attempts > 1);
    const { evidence } = observed;
    const failures = await saidOf(observed, judge);
    if (target.simulatedTime || !mayBeLate || !failures.some(isAboutMessages)) return { failures, evidence };
    const pause = PAUSES[attempts - 1];
    if (pause === undefined) return { failures: failures.map(doubted(attempts)), evidence };
    await target.api.clock.sleep(pause);
  }
}
