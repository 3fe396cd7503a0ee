// The end of an execution of a spec: what no matcher looks for, the evidence, and nothing left running.
import type { TestInfo } from '@playwright/test';
import type { Leftovers } from '../account/cleanup.ts';
import type { Failure } from '../session/evidence.ts';
import { withoutValuesIn } from '../session/masked.ts';
import { record } from '../session/record.ts';
import { failuresOf } from '../session/refusal.ts';
import { type Act, noted, secretsOf, unseen } from './act.ts';
import { ROOT } from './root.ts';
import type { Studio } from './studio.ts';
import type { Words } from './test.ts';

export type House = { studio: Studio; evidence: Words['evidence']; leftovers: Leftovers; testInfo: TestInfo };

/** How long to wait, when a test is over, for an execution that still goes on. */
const LAST_LOOK_SECONDS = 10;

/** A spec may end before its execution does; what cannot be known any more is left out. */
const lookBack = async ({ run }: Act): Promise<void> => {
  await run?.observe({ seconds: LAST_LOOK_SECONDS }).catch(() => undefined);
};

async function hangUp({ progress, scenario }: Act): Promise<Failure[]> {
  const attempt = { what: 'hanging up', kind: 'contact', at: scenario.place } as const;
  return (
    (await progress.contact?.finish().then(
      () => [],
      (error: unknown) => failuresOf(error, attempt),
    )) ?? []
  );
}

/** A matcher that is polled says the same again and again. */
const once = (failures: readonly Failure[]): Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.code} ${failure.message}`, failure])).values(),
];

async function leaveEvidence(act: Act, house: House, hasFailed: boolean): Promise<void> {
  const { scenario, progress } = act;
  const { studio, evidence, testInfo } = house;
  const { file, line, column } = testInfo;
  const { contact: _, ...known } = progress;
  const { calls, target } = studio;
  const failures = hasFailed ? once(act.failures) : [];
  const reported = { ...scenario, place: { file, line, column } };
  const recording = { scenario: reported, target, ...known, failures, calls: calls.all() };
  const definition = progress.flow?.definition ?? scenario.flow.definition;
  const secrets = secretsOf(act);
  await evidence(record({ ...recording, root: ROOT, secrets }), {
    secrets,
    exchanges: hasFailed ? withoutValuesIn(calls.exchanges(), secrets) : [],
    ...(definition ? { definition } : {}),
  });
}

/** What is still to be told of it. The contact hangs up, and evidence is left, whatever happened. */
export async function endAct(act: Act, house: House): Promise<Failure[]> {
  await act.turn;
  await lookBack(act);
  act.isOver = true;
  const { observed, executionSid } = act.progress;
  const failedBefore = house.testInfo.errors.length > 0;
  const late = observed ? unseen(act, observed.evidence, failedBefore) : [];
  const debts = noted(act, [...late, ...(await hangUp(act))], act.scenario.place);
  if (executionSid && observed?.evidence.status === 'ended') house.leftovers.ended(executionSid);
  await leaveEvidence(act, house, failedBefore || debts.length > 0);
  // What could not be ended is told when the test is over.
  await house.leftovers.end().catch(() => undefined);
  await act.release();
  return debts;
}
