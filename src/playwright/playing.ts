// Plays a scenario as a Playwright test: its verdict, its evidence, and nothing left running.
import type { TestInfo } from '@playwright/test';
import type { Leftovers } from '../account/cleanup.ts';
import { renderProblem } from '../errors.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import type { LoadedFile } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure } from '../session/evidence.ts';
import { withoutValuesIn } from '../session/masked.ts';
import type { Played } from '../session/play.ts';
import { record } from '../session/record.ts';
import { failuresOf } from '../session/refusal.ts';
import { renderFailures } from '../session/render.ts';
import { isHeldBack, planOf, tellPlan } from './dry-run.ts';
import { color, secrets } from './environment.ts';
import { backstage } from './later.ts';
import { ROOT } from './root.ts';
import { shownError } from './shown.ts';
import { LEASE_SECONDS, makeRoom, PATIENCE_SECONDS, secondsOf } from './span.ts';
import type { Cast, Studio } from './studio.ts';
import type { Words } from './test.ts';

export function skipElsewhere({ targets }: Scenario, studio: Studio, testInfo: TestInfo): void {
  const elsewhere = !targets.includes(studio.target.name);
  testInfo.skip(elsewhere, `it runs on ${targets.join(' and ')} only`);
}

const reasonOf = ({ fixme = '', secrets: own }: Scenario): string =>
  maskPhoneNumbers(maskSecrets(fixme, [...secrets, ...own]));

/** A scenario with `fixme` is played where that costs nothing: so it is known when it passes again. */
function expectFailure(scenario: Scenario, { target }: Studio, testInfo: TestInfo): void {
  if (scenario.fixme === undefined) return;
  testInfo.fixme(target.name !== 'emulator', reasonOf(scenario));
  testInfo.fail(true, reasonOf(scenario));
}

/** Playwright would only say that it expected a failure. */
function endWithoutFailure(scenario: Scenario, testInfo: TestInfo): void {
  if (scenario.fixme === undefined) return;
  testInfo.expectedStatus = 'passed';
  const message = `It passes now: remove \`fixme\` (${reasonOf(scenario)}).`;
  const problem = { code: 'passes-now', message, fix: 'remove the line `fixme: …`', at: scenario.place };
  throw shownError(renderProblem(problem, undefined, { root: ROOT, color }));
}

type Stage = { studio: Studio; leftovers: Leftovers; seconds: number };

async function playWith({ parties }: Cast, scenario: Scenario, { studio, leftovers, seconds }: Stage): Promise<Played> {
  const { target, calls } = studio;
  const { play } = await backstage();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), (seconds + PATIENCE_SECONDS) * 1000);
  const inputs = { ...scenario.inputs, to: parties.contact, from: parties.flowNumber };
  try {
    const playing = { target, parties, seconds, root: ROOT, secrets, calls: calls.all, witness: leftovers };
    return await play({ ...scenario, inputs }, { ...playing, patience: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** A scenario that got no contact has evidence, too. */
function unplayed(error: unknown, scenario: Scenario, { target, calls }: Studio): Played {
  const failures: Failure[] = failuresOf(error, {
    what: 'the search for a contact',
    kind: 'contact',
    at: scenario.place,
  });
  const { definition } = scenario.flow;
  return {
    failures,
    sensitiveInputs: [],
    ...(definition ? { definition } : {}),
    evidence: record({ scenario, target, failures, calls: calls.all(), root: ROOT, secrets }),
  };
}

async function perform(scenario: Scenario, stage: Stage): Promise<Played> {
  const { studio, leftovers } = stage;
  const cast = await studio.cast(scenario.inputs, LEASE_SECONDS).catch((error: unknown) => ({ error }));
  if ('error' in cast) return unplayed(cast.error, scenario, studio);
  try {
    const played = await playWith(cast, scenario, stage);
    const { status, executionSid } = played.evidence;
    if (status === 'ended' && executionSid) leftovers.ended(executionSid);
    return played;
  } finally {
    // What could not be ended is told when the test is over.
    await leftovers.end().catch(() => undefined);
    await cast.release();
  }
}

/** The body of a scenario's test. */
export function playAsTest(scenario: Scenario, sources: LoadedFile['sources']) {
  return async ({ openedStudio: studio, evidence, leftovers }: Words, testInfo: TestInfo): Promise<void> => {
    skipElsewhere(scenario, studio, testInfo);
    expectFailure(scenario, studio, testInfo);
    const seconds = secondsOf(scenario.timeout, testInfo);
    makeRoom(seconds, testInfo);
    studio.calls.begin();
    const played = await perform(scenario, { studio, leftovers, seconds }).finally(studio.calls.end);
    const { failures, definition } = played;
    const hidden = [...secrets, ...scenario.secrets, ...played.sensitiveInputs];
    if (isHeldBack(failures)) tellPlan(planOf(scenario, played.evidence, hidden), testInfo);
    const exchanges = failures.length > 0 ? withoutValuesIn(studio.calls.exchanges(), hidden) : [];
    await evidence(played.evidence, { secrets: hidden, exchanges, ...(definition ? { definition } : {}) });
    if (failures.length === 0) return endWithoutFailure(scenario, testInfo);
    throw shownError(renderFailures(failures, sources, { root: ROOT, secrets: hidden, color }));
  };
}
