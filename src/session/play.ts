// Runs one scenario in a session: the contact's actions in order, then the judgement. It always produces evidence.
import type { FlowDefinition } from '../flow/types.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import type { Evidence, Failure, Judged } from './evidence.ts';
import { judge } from './judge.ts';
import { saidOf } from './observe.ts';
import { createSession, type Session, type SessionOptions } from './session.ts';
import { withWhy } from './unreached.ts';
import { unlistedEnd } from './verdict.ts';

export type Played = {
  failures: readonly Failure[];
  evidence: Evidence;
  /** Every value to redact in reports. */
  secrets: readonly string[];
  /** The definition that ran, or would have run. */
  definition?: FlowDefinition;
  /** What was judged, not redacted: for updating the scenario's own file, never for a report. */
  judged?: Judged;
};

/** The first failure explains the rest: after a failed action, nothing more is awaited. */
async function judgeIn(session: Session, scenario: Scenario, actionFailed: boolean): Promise<Failure[]> {
  return session.assert({
    judge: (evidence) => judge(scenario, evidence),
    at: scenario.place,
    noWait: actionFailed,
    mayBeLate: !actionFailed,
  });
}

/** Why the flow never waited for an action, with the values that the execution used on its way. */
async function explained(session: Session, failures: readonly Failure[], action: ContactAction): Promise<Failure[]> {
  const { observed } = session;
  if (!observed) return [...failures];
  return saidOf(observed, (evidence) => failures.map((failure) => withWhy(failure, action.at, evidence)));
}

async function actAndJudge(session: Session, scenario: Scenario): Promise<Failure[]> {
  for (const action of scenario.contact) {
    const failures = await session.act(action);
    if (failures.length > 0) {
      if (session.isAborted()) return failures;
      const judged = await judgeIn(session, scenario, true);
      return [...(await explained(session, failures, action)), ...judged];
    }
  }
  const failures = await judgeIn(session, scenario, false);
  const evidence = session.observed?.evidence;
  const mayBeUnlisted = failures.length > 0 && !session.simulatedTime;
  return mayBeUnlisted && evidence ? [...failures, ...unlistedEnd(scenario, evidence)] : failures;
}

export async function play(scenario: Scenario, options: SessionOptions): Promise<Played> {
  const session = createSession(scenario, options);
  const opened = await session.open();
  const failures = opened.length > 0 ? opened : await actAndJudge(session, scenario);
  const closing = await session.close();
  const all = [...failures, ...closing];
  const definition = session.flow?.definition ?? scenario.flow.definition;
  return {
    failures: all,
    evidence: session.evidence(all),
    secrets: session.secrets(),
    ...(definition ? { definition } : {}),
    ...(session.observed ? { judged: session.observed.evidence } : {}),
  };
}
