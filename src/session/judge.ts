// Judges an execution: what a scenario expects of it and does not hold. Pure: no request, no clock, no random.
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

/** Looks at one part of a scenario's expectations; no failures means that it holds. */
export type Check = (scenario: Scenario, evidence: Judged) => Failure[];

/** In the order in which a reader wants their failures. */
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

/** Every expectation that does not hold, each with its place in the scenario file; none if the scenario passes. */
export function judge(scenario: Scenario, evidence: Judged): Failure[] {
  const failures = CHECKS.flatMap((check) => check(scenario, evidence));
  return failures.length > 0 ? [...failures, ...explainStop(scenario, evidence)] : failures;
}
