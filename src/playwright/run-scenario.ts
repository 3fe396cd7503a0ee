// Runs a scenario of a YAML file as a Playwright test: its verdict, its evidence, and the end of its execution.
import type { TestInfo } from '@playwright/test';
import { renderProblem } from '../errors.ts';
import type { LoadedFile } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Evidence } from '../session/evidence.ts';
import { matcherLines } from '../session/matcher-name.ts';
import { type Played, play } from '../session/play.ts';
import { renderFailures } from '../session/render.ts';
import type { Target } from '../session/target.ts';
import { transcriptText } from '../session/transcript.ts';
import { redactExchanges } from '../workflow/exchange.ts';
import { isHeldBack, planOf, showPlan } from './dry-run.ts';
import { color, redactor, secrets } from './environment.ts';
import { ROOT } from './root.ts';
import type { Services } from './services.ts';
import { sessionOptionsFor } from './session-options.ts';
import { shownError } from './shown-error.ts';
import type { Showing } from './steps.ts';
import { openSummaryStep } from './summary-step.ts';
import { extendTimeout, secondsOf } from './timeouts.ts';
import type { Outcome } from './updates.ts';

export function skipElsewhere({ targets }: Scenario, { name }: Target, testInfo: TestInfo): void {
  testInfo.skip(!targets.includes(name), `it runs on ${targets.join(' and ')} only`);
}

const reasonOf = ({ fixme = '', secrets: own }: Scenario): string => redactor.extend(own).text(fixme);

/** A scenario with `fixme` runs if that costs nothing, to notice when it passes again. */
function expectFailure(scenario: Scenario, { name }: Target, testInfo: TestInfo): void {
  if (scenario.fixme === undefined) return;
  testInfo.fixme(name !== 'emulator', reasonOf(scenario));
  testInfo.fail(true, reasonOf(scenario));
}

/** Playwright alone would only say that it expected a failure. */
function endWithoutFailure(scenario: Scenario, testInfo: TestInfo): void {
  if (scenario.fixme === undefined) return;
  testInfo.expectedStatus = 'passed';
  const message = `It passes now: remove \`fixme\` (${reasonOf(scenario)}).`;
  const problem = { code: 'passes-now', message, fix: 'remove the line `fixme: …`', at: scenario.place };
  throw shownError(renderProblem(problem, undefined, { root: ROOT, color }));
}

type Running = { fixtures: Services; seconds: number; sources: LoadedFile['sources'] };

async function run(scenario: Scenario, { fixtures: services, seconds, sources }: Running): Promise<Played> {
  const { steps } = services.openedTarget;
  const hidden = [...secrets, ...scenario.secrets];
  const showing: Showing = {
    secrets: () => hidden,
    render: ({ problems }) => renderFailures(problems, sources, { root: ROOT, secrets: hidden }),
    showsSource: false,
  };
  steps.begin();
  return play(scenario, sessionOptionsFor(scenario, { services, seconds, showing })).finally(steps.end);
}

const LAST_SHOWN = 12;

/** The conversation before the failure, since a terminal shows no attachments. */
function conversationIn({ transcript = [] }: Evidence): string[] {
  const lines = transcriptText(transcript);
  if (lines.length < 2) return [];
  const cut = lines.length > LAST_SHOWN ? ['…'] : [];
  return ['', '  conversation:', ...[...cut, ...lines.slice(-LAST_SHOWN)].map((line) => `    ${line.slice(0, 160)}`)];
}

const MAX_NOTES = 5;

/** Templates that rendered to nothing, unless a failure says so already: often they are the reason. */
function emptyIn({ empty = [] }: Evidence, text: string): string[] {
  const lines = empty.filter((line) => !text.includes(line.slice(line.indexOf('{{'))));
  if (lines.length === 0) return [];
  const more = lines.length > MAX_NOTES ? [`    … and ${lines.length - MAX_NOTES} more: see the report`] : [];
  return ['', '  note: rendered to nothing:', ...lines.slice(0, MAX_NOTES).map((line) => `    ${line}`), ...more];
}

/** `-u` without a value means `changed`. */
const isUpdateAsked = ({ config }: TestInfo): boolean => ['all', 'changed'].includes(config.updateSnapshots);

type Updating = { target: Target; testInfo: TestInfo };

/** With `-u`, what happened on the emulator becomes the expectation. Results of an account are never written: a carrier may cause them. */
async function updated(
  scenario: Scenario,
  played: Played,
  { target, testInfo }: Updating,
): Promise<Outcome | undefined> {
  const { failures, judged: evidence, secrets: hidden } = played;
  if (!evidence || !isUpdateAsked(testInfo) || scenario.fixme !== undefined) return undefined;
  if (failures.length === 0 || target.name !== 'emulator') return undefined;
  const { updateScenario } = await import('./updates.ts');
  const outcome = updateScenario({ scenario, evidence, failures, secrets: hidden }, testInfo);
  if ('updated' in outcome) {
    const body = redactor.extend(hidden).text(outcome.updated.diff);
    await testInfo.attach('update.diff', { body, contentType: 'text/plain' });
  }
  return outcome;
}

export type ScenarioTest = { fixtures: Services; testInfo: TestInfo; sources: LoadedFile['sources'] };

/** The body of a scenario's test. */
export async function runScenario(scenario: Scenario, { fixtures, testInfo, sources }: ScenarioTest): Promise<void> {
  const { openedTarget, evidence: attach } = fixtures;
  skipElsewhere(scenario, openedTarget.target, testInfo);
  expectFailure(scenario, openedTarget.target, testInfo);
  const seconds = secondsOf(scenario.timeout, testInfo);
  const summary = openSummaryStep(testInfo);
  extendTimeout(seconds, testInfo);
  const played = await run(scenario, { fixtures, seconds, sources });
  const { failures, definition, evidence, secrets: hidden } = played;
  if (isHeldBack(failures)) {
    await summary.fill(async () => undefined);
    showPlan(planOf(scenario, evidence, redactor.extend(hidden)), testInfo);
  }
  const outcome = await updated(scenario, played, { target: openedTarget.target, testInfo });
  const isUpdated = outcome !== undefined && 'updated' in outcome;
  const exchanges = failures.length > 0 ? redactExchanges(openedTarget.steps.exchanges(), redactor.extend(hidden)) : [];
  // An updated scenario passes, and so does its evidence.
  const shown = isUpdated ? { ...evidence, failures: [] } : evidence;
  await attach(shown, { secrets: hidden, exchanges, summary, ...(definition ? { definition } : {}) });
  if (failures.length === 0) return endWithoutFailure(scenario, testInfo);
  if (isUpdated) return;
  const text = renderFailures(failures, sources, { root: ROOT, secrets: hidden, color });
  const why = (outcome?.notUpdated ?? []).map((reason) => `\n  -u: ${reason}`);
  const conversation = conversationIn(evidence);
  const notes = emptyIn(evidence, text);
  throw shownError([text, ...why, ...notes, ...conversation, '', ...matcherLines(failures)].join('\n').trimEnd());
}
