// The fixture `studio` of specs in TypeScript: triggers executions, one at a time, and ends them after the test.
import { basename, dirname, relative } from 'node:path';
import { type TestInfo, test } from '@playwright/test';
import type { Place } from '../errors.ts';
import { describeBadScenarioToAllure } from '../reporters/allure.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Failure } from '../session/evidence.ts';
import { failuresOf } from '../session/failures.ts';
import { createSession, type Session } from '../session/session.ts';
import { scenarioFor, type TriggerOptions } from '../session/trigger-options.ts';
import { redactExchanges } from '../workflow/exchange.ts';
import { placeOfCall } from './call-site.ts';
import { environment, redactor, secrets } from './environment.ts';
import { endTriggered, executionOf, openQueue, type Queue, type Triggered, thrownAt } from './execution.ts';
import { shareSecrets } from './redact-results.ts';
import { ROOT } from './root.ts';
import { skipElsewhere } from './run-scenario.ts';
import type { Services } from './services.ts';
import { sessionOptionsFor } from './session-options.ts';
import { errorAt, failureText } from './shown-error.ts';
import type { Execution } from './spec-execution.ts';
import type { Showing } from './steps.ts';
import { openSummaryStep } from './summary-step.ts';
import { openTimeout, type TestTimeout } from './timeouts.ts';

export type StudioFixture = {
  /** Triggers an execution through the REST API, or by the contact, who then speaks first. */
  trigger: (options: TriggerOptions) => Promise<Execution>;
};

type TestServices = Services & { testInfo: TestInfo };

/** The run of one test: its current execution, and the failures of earlier ones. */
type Run = {
  services: TestServices;
  timeout: TestTimeout;
  /** Failures of earlier executions that the test has not reported yet. */
  pending: Failure[];
  count: number;
  current: Triggered | undefined;
};

/** Without a scenario there is no evidence to report. */
function refuse(error: unknown, place: Place, { attachments, file }: TestInfo): never {
  const { body, ...attachment } = describeBadScenarioToAllure(basename(dirname(file)), relative(ROOT, file));
  attachments.push({ ...attachment, body: Buffer.from(body) });
  throw errorAt(failuresOf(error, { what: 'the trigger', kind: 'bad-scenario', at: place }), { place, secrets });
}

function scenarioOf(options: TriggerOptions, place: Place, { services, count }: Run): Scenario {
  const { testInfo } = services;
  const { file, title, titlePath, tags } = testInfo;
  const times = count > 1 ? ` (${count})` : '';
  const id = `${basename(dirname(file))}/${basename(file)} › ${titlePath.slice(1).join(' › ')}${times}`;
  const named = { id, name: title, tags: tags.map((tag) => tag.replace(/^@/, '')), place };
  try {
    return scenarioFor(options, named, { root: ROOT, environment });
  } catch (error) {
    return refuse(error, place, testInfo);
  }
}

/** Each execution has its own session, with its own contact. */
function sessionFor(scenario: Scenario, seconds: number, services: Services): Session {
  const { place } = scenario;
  shareSecrets(test.info(), scenario.secrets, environment);
  const showing: Showing = {
    secrets: () => session.secrets(),
    render: ({ problems }) => failureText(problems, { place, secrets: session.secrets() }),
    showsSource: true,
  };
  const session: Session = createSession(scenario, sessionOptionsFor(scenario, { services, seconds, showing }));
  return session;
}

/** A matcher that polls reports the same failure repeatedly. */
const once = (failures: readonly Failure[]): Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.code} ${failure.message}`, failure])).values(),
];

async function leaveEvidence(
  { session, summary, failures }: Triggered,
  services: TestServices,
  hasFailed: boolean,
): Promise<void> {
  const { openedTarget, evidence, testInfo } = services;
  const { file, line, column } = testInfo;
  const definition = session.flow?.definition ?? session.scenario.flow.definition;
  const hidden = session.secrets();
  session.scenario = { ...session.scenario, place: { file, line, column } };
  await evidence(session.evidence(hasFailed ? once(failures) : []), {
    secrets: hidden,
    summary,
    exchanges: hasFailed ? redactExchanges(openedTarget.steps.exchanges(), redactor.extend(hidden)) : [],
    ...(definition ? { definition } : {}),
  });
}

async function endCurrent({ current, pending, services }: Run): Promise<void> {
  if (!current) return;
  const failedBefore = services.testInfo.errors.length > 0;
  const failures = await endTriggered(current, failedBefore);
  pending.push(...failures);
  await leaveEvidence(current, services, failedBefore || failures.length > 0);
}

async function trigger(options: TriggerOptions, place: Place, run: Run): Promise<Execution> {
  const { services, timeout } = run;
  await endCurrent(run);
  run.current = undefined;
  run.count += 1;
  const scenario = scenarioOf(options, place, run);
  skipElsewhere(scenario, services.openedTarget.target, services.testInfo);
  const seconds = timeout.secondsFor(scenario.timeout);
  const session = sessionFor(scenario, seconds, services);
  const calls = [...scenario.contact];
  const queue = openQueue(timeout);
  const summary = openSummaryStep(services.testInfo);
  const triggered: Triggered = {
    session,
    summary,
    queue,
    failures: [],
    calls,
    anyCall: !options.answers,
    isOver: false,
  };
  run.current = triggered;
  timeout.grant(seconds);
  const failures = await session.open();
  if (failures.length > 0) throw thrownAt(triggered, failures, place);
  return executionOf(triggered);
}

/** The fixture, and a function to call when the test ends. */
export function openStudio(services: TestServices): { studio: StudioFixture; close: () => Promise<void> } {
  const { file, line, column } = services.testInfo;
  const here = { file, line, column };
  const timeout = openTimeout(services.testInfo, () => performance.now());
  const queue: Queue = openQueue(timeout);
  const run: Run = { services, timeout, pending: [], count: 0, current: undefined };
  return {
    studio: {
      trigger: (options) => {
        const place = placeOfCall(here);
        return queue.run(() => trigger(options, place, run));
      },
    },
    close: async () => {
      await queue.idle();
      await endCurrent(run);
      const { current, pending } = run;
      const telling = {
        place: current?.session.scenario.place ?? here,
        secrets: current?.session.secrets() ?? secrets,
      };
      if (pending.length > 0) throw errorAt(pending, telling);
    },
  };
}
