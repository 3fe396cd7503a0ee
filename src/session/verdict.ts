// The verdict on an execution: messages and steps that Twilio's lists lack are fetched again before they count as missing.
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure, Judged } from './evidence.ts';
import { type Observed, saidOf } from './observe.ts';
import type { Target } from './target.ts';

/** Twilio does not document when a message is listed: milliseconds to wait before each further request. */
export const PAUSES = [500, 1500, 4000];

const isAboutMessages = ({ kind }: Failure): boolean => kind === 'message';

/** Warns that the list itself may be incomplete, so that no one looks for the mistake in the flow. */
const withAttempts =
  (times: number) =>
  (failure: Failure): Failure =>
    isAboutMessages(failure)
      ? { ...failure, message: `${failure.message}\n\n  as Twilio listed them (ListMessage, ${times} attempts)` }
      : failure;

/** An execution that has ended without a last step was stopped from outside, or its list is incomplete. */
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
  /** Fetches what the execution did; `again` if lists may have been delayed. */
  look: (again: boolean) => Promise<Observed>;
  judge: (evidence: Judged) => Failure[];
  /** Whether missing data may be listed later. A simulated target's lists are never late. */
  mayBeLate: boolean;
};

export type Verdict = { failures: readonly Failure[]; evidence: Judged };

/** Judges repeatedly while a missing message may still be listed. */
export async function reachVerdict({ target, look, judge, mayBeLate }: Looking): Promise<Verdict> {
  for (let attempts = 1; ; attempts += 1) {
    const observed = await look(attempts > 1);
    const { evidence } = observed;
    const failures = await saidOf(observed, judge);
    if (target.simulatedTime || !mayBeLate || !failures.some(isAboutMessages)) return { failures, evidence };
    const pause = PAUSES[attempts - 1];
    if (pause === undefined) return { failures: failures.map(withAttempts(attempts)), evidence };
    await target.api.clock.sleep(pause);
  }
}
