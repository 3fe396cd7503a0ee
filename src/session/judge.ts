// Judges an execution: the expectations of a scenario that it does not meet. Pure: no request, no clock, no random.
import type { Scenario } from '../scenario/scenario.ts';
import { checkEntered } from './checks/entered.ts';
import { checkMessages, checkMessagesTo, checkPrompts } from './checks/messages.ts';
import { checkNever } from './checks/never.ts';
import { checkPath } from './checks/path.ts';
import { checkRequests, checkTasks } from './checks/sent.ts';
import { checkStatus } from './checks/status.ts';
import { checkUnmocked, explainStop } from './checks/unmocked.ts';
import { checkValues } from './checks/values.ts';
import { checkWithin } from './checks/within.ts';
import type { Failure, Judged } from './evidence.ts';

/** Checks one part of a scenario's expectations; returns no failures if it holds. */
export type Check = (scenario: Scenario, evidence: Judged) => Failure[];

/** In the order in which their failures are shown. */
const CHECKS: readonly Check[] = [
  (scenario, evidence) => checkUnmocked(scenario, evidence),
  checkEntered,
  checkPath,
  checkNever,
  checkStatus,
  checkMessages,
  checkMessagesTo,
  checkPrompts,
  checkRequests,
  checkTasks,
  checkValues,
  checkWithin,
];

const WHY = '\n\n  why: ';

/** A cause that the failures of a path and a request share is only explained in the first. */
function explainedOnce(failures: readonly Failure[]): Failure[] {
  const known = new Set<string>();
  return failures.map((failure) => {
    const at = failure.message.indexOf(WHY);
    const why = at < 0 ? '' : failure.message.slice(at);
    if (why === '' || !known.has(why)) {
      known.add(why);
      return failure;
    }
    return { ...failure, message: failure.message.slice(0, at) };
  });
}

/** Every expectation that is not met, each with its place in the scenario file; none if the scenario passes. */
export function judge(scenario: Scenario, evidence: Judged): Failure[] {
  const failures = explainedOnce(CHECKS.flatMap((check) => check(scenario, evidence)));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, evidence)] : failures;
}
