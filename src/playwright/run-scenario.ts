// Runs a scenario of a YAML file as a Playwright test: its verdict, its evidence, and nothing left running.
import type { TestInfo } from '@playwright/test';
import { renderProblem } from '../errors.ts';
import { maskPhoneNumbers, maskSecrets } from '../redaction/mask.ts';
import type { LoadedFile } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withoutValuesIn } from '../session/masked.ts';
import { type Played, play } from '../session/play.ts';
import { renderFailures } from '../session/render.ts';
import type { SessionOptions } from '../session/session.ts';
import type { Target } from '../session/target.ts';
import { isHeldBack, planOf, showPlan } from './dry-run.ts';
import { color, secrets } from './environment.ts';
import { ROOT } from './root.ts';
import type { Services } from './services.ts';
import { shownError } from './shown.ts';
import { extendTimeout, LEASE_SECONDS, secondsOf, timer } from './timeouts.ts';

export function skipElsewhere({ targets }: Scenario, { name }: Target, testInfo: TestInfo): void {
  testInfo.skip(!targets.includes(name), `it runs on ${targets.join(' and ')} only`);
}

const reasonOf = ({ fixme = '', secrets: own }: Scenario): string =>
  maskPhoneNumbers(maskSecrets(fixme, [...secrets, ...own]));

/** A scenario with `fixme` runs where that costs nothing: so it is known when it passes again. */
function expectFailure(scenario: Scenario, { name }: Target, testInfo: TestInfo): void {
  if (scenario.fixme === undefined) return;
  testInfo.fixme(name !== 'emulator', reasonOf(scenario));
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

type Running = { fixtures: Services; seconds: number; sources: LoadedFile['sources'] };

function optionsFor(scenario: Scenario, { fixtures, seconds, sources }: Running): SessionOptions {
  const { openedTarget, executionTracker: tracker } = fixtures;
  const { target, lease, steps } = openedTarget;
  const hidden = [...secrets, ...scenario.secrets];
  return {
    target,
    lease: () => lease(scenario.inputs, LEASE_SECONDS),
    seconds,
    timer,
    tracker,
    secrets,
    root: ROOT,
    calls: steps.all,
    step: steps.of({
      secrets: () => hidden,
      render: ({ problems }) => renderFailures(problems, sources, { root: ROOT, secrets: hidden }),
      showsSource: false,
    }),
  };
}

async function run(scenario: Scenario, running: Running): Promise<Played> {
  const { steps } = running.fixtures.openedTarget;
  steps.begin();
  return play(scenario, optionsFor(scenario, running)).finally(steps.end);
}

export type ScenarioTest = { fixtures: Services; testInfo: TestInfo; sources: LoadedFile['sources'] };

/** The body of a scenario's test. */
export async function runScenario(scenario: Scenario, { fixtures, testInfo, sources }: ScenarioTest): Promise<void> {
  const { openedTarget, evidence: attach } = fixtures;
  skipElsewhere(scenario, openedTarget.target, testInfo);
  expectFailure(scenario, openedTarget.target, testInfo);
  const seconds = secondsOf(scenario.timeout, testInfo);
  extendTimeout(seconds, testInfo);
  const { failures, definition, evidence, secrets: hidden } = await run(scenario, { fixtures, seconds, sources });
  if (isHeldBack(failures)) showPlan(planOf(scenario, evidence, hidden), testInfo);
  const exchanges = failures.length > 0 ? withoutValuesIn(openedTarget.steps.exchanges(), hidden) : [];
  await attach(evidence, { secrets: hidden, exchanges, ...(definition ? { definition } : {}) });
  if (failures.length === 0) return endWithoutFailure(scenario, testInfo);
  throw shownError(renderFailures(failures, sources, { root: ROOT, secrets: hidden, color }));
}
