// An execution in a spec in TypeScript: the contact's actions, the checks of matchers, and its end.
import { inspect } from 'node:util';
import { test } from '@playwright/test';
import { FlowproofError, type Place, type Problem } from '../errors.ts';
import { findAnywhere } from '../flow/subflows.ts';
import { placesCall } from '../flow/widget-types.ts';
import { scenarioOf, type Written } from '../scenario/program.ts';
import type { CallOutcome, ContactAction, Expectation, Scenario } from '../scenario/scenario.ts';
import { type Assertion, expectationOf, judgeAssertion } from '../session/assertions.ts';
import { type Advise, checkUnmocked, explainStop } from '../session/checks/unmocked.ts';
import type { Failure, Judged } from '../session/evidence.ts';
import { type Attempt, failuresOf } from '../session/failures.ts';
import type { Session } from '../session/session.ts';
import { withWhy } from '../session/unreached.ts';
import { unlistedEnd } from '../session/verdict.ts';
import { placeOfCall } from './call-site.ts';
import { environment } from './environment.ts';
import { shareSecrets } from './redact-results.ts';
import { errorAt, failureText } from './shown-error.ts';
import { type ContactActions, type Execution, type ForMatchers, MATCHERS } from './spec-execution.ts';
import type { SummaryStep } from './summary-step.ts';

import type { TestTimeout } from './timeouts.ts';

/** Runs tasks one after the other, even if a spec forgets to await one, and gives each its time. */
export function openQueue(timeout: TestTimeout) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: <T>(task: () => Promise<T>): Promise<T> => {
      const next = last.then(() => timeout.during(task));
      last = next.catch(() => undefined);
      return next;
    },
    idle: async (): Promise<void> => void (await last),
  };
}

export type Queue = ReturnType<typeof openQueue>;

/** The execution that a spec triggered, and its failures so far. */
export type Triggered = {
  session: Session;
  summary: SummaryStep;
  queue: Queue;
  failures: Failure[];
  /** How the contact was declared to answer calls; with `anyCall`, one declaration applies to all. */
  calls: ContactAction[];
  anyCall: boolean;
  /** Whether another execution has replaced it, or the test has ended. */
  isOver: boolean;
};

/** The arguments of a call, checked against the widgets of the flow. */
function written({ session }: Triggered, part: Written, place: Place): Scenario {
  const { id, name, flow } = session.scenario;
  const definition = session.flow?.definition ?? flow.definition;
  const reference = { ...flow, ...(definition ? { definition } : {}) };
  return scenarioOf(part, { id, name, place, flow: reference, runsOn: ['emulator', 'twilio'], begun: true });
}

/** Adds failures to the evidence. */
function keep({ failures }: Triggered, more: readonly Failure[], place: Place): Failure[] {
  const placed = more.map((failure) => ({ at: place, ...failure }));
  failures.push(...placed);
  return placed;
}

/** An error that shows the spec's call. */
export function thrownAt(triggered: Triggered, failures: readonly Failure[], place: Place): Error {
  return errorAt(keep(triggered, failures, place), { place, secrets: triggered.session.secrets() });
}

const isOver = (at: Place): Problem => ({
  code: 'execution-over',
  message: 'Another execution was triggered in this test, which ended this one.',
  fix: 'let the contact act before the next `studio.trigger`, or write a test for each',
  at,
});

function notDeclared(at: string, outcome: CallOutcome, expected: ContactAction | undefined): Problem {
  const declared =
    expected?.kind === 'answer'
      ? `its next call is declared as \`${expected.outcome}\`, at \`${expected.at}\``
      : 'no further call is declared';
  return {
    code: 'answer-not-announced',
    message: `How the contact takes a call must be declared before the flow makes it, and ${declared}.`,
    fix: `declare the outcomes of all calls, in their order, in \`studio.trigger\`: \`answers: [{ ${at}: '${outcome}' }]\``,
  };
}

/** How an action answers a call; undefined for other actions. */
function outcomeOf(action: ContactAction, { session }: Triggered): CallOutcome | undefined {
  if (action.kind === 'answer') return action.outcome;
  const definition = session.flow?.definition;
  const state = definition && findAnywhere(definition, action.at);
  return action.kind === 'silence' && placesCall(state?.type) ? 'no-answer' : undefined;
}

/** The numbers' TwiML is set long before the calls: an answer must be what was declared at the trigger. */
function assertDeclared(action: ContactAction, triggered: Triggered): void {
  const outcome = outcomeOf(action, triggered);
  if (!outcome) return;
  const { calls, anyCall } = triggered;
  const [next] = calls;
  const isNext = next?.kind === 'answer' && next.outcome === outcome && (anyCall || next.at === action.at);
  if (!isNext) throw new FlowproofError([notDeclared(action.at, outcome, next)]);
}

async function perform(triggered: Triggered, part: Written, place: Place): Promise<Failure[]> {
  const { session, calls, anyCall } = triggered;
  if (triggered.isOver) throw new FlowproofError([isOver(place)]);
  const { contact, secrets } = written(triggered, { contact: [part] }, place);
  session.hide(secrets);
  // At once, since reporters get steps and failures before the test ends.
  shareSecrets(test.info(), secrets, environment);
  for (const action of contact) {
    assertDeclared(action, triggered);
    const failures = await session.act(action);
    if (failures.length > 0) return explained(session, action, failures);
    if (outcomeOf(action, triggered) && !anyCall) calls.shift();
  }
  return [];
}

/** Why the flow never waited for an action, with the path that the execution took. */
async function explained(session: Session, action: ContactAction, failures: Failure[]): Promise<Failure[]> {
  if (session.isAborted() || !failures.some(({ code }) => code === 'widget-not-reached')) return failures;
  const judge = (evidence: Judged) => failures.map((failure) => withWhy(failure, action.at, evidence));
  const said = await session.assert({ judge, at: action.place, noWait: true, mayBeLate: false });
  return said.some(({ code }) => code === 'widget-not-reached') ? said : failures;
}

/** `execution.at(widget)`. */
function actionsAt(triggered: Triggered, widget: string): ContactActions {
  const does = (part: Written): Promise<void> => {
    const place = placeOfCall(triggered.session.scenario.place);
    const attempt: Attempt = { what: `the contact at \`${widget}\``, kind: 'contact', at: place };
    return triggered.queue.run(async () => {
      const failures = await perform(triggered, { at: widget, ...part }, place).catch((error: unknown) =>
        failuresOf(error, attempt),
      );
      if (failures.length > 0) throw thrownAt(triggered, failures, place);
    });
  };
  return {
    reply: (reply) => does({ reply }),
    press: (press, how = {}) => does({ press, ...how }),
    say: (say, how = {}) => does({ say, ...how }),
    silence: () => does({ silence: true }),
    answer: (answer) => does({ answer }),
    hangUp: () => does({ hangUp: true }),
  };
}

/** What a spec has expected so far: the evidence is compared with its path; the rest shows what was checked. */
function withExpectation(scenario: Scenario, { path, messages, prompts, ...lists }: Expectation): Scenario {
  const { expect } = scenario;
  return {
    ...scenario,
    expect: {
      ...expect,
      ...(path ? { path } : {}),
      ...(messages ? { messages } : {}),
      ...(prompts ? { prompts } : {}),
      messagesTo: [...expect.messagesTo, ...lists.messagesTo],
      requests: [...expect.requests, ...lists.requests],
      tasks: [...expect.tasks, ...lists.tasks],
      variables: [...expect.variables, ...lists.variables],
      context: [...expect.context, ...lists.context],
    },
  };
}

type Question = { assertion: Assertion; isNot: boolean; place: Place };

async function failuresIn(triggered: Triggered, { assertion, isNot, place }: Question): Promise<Failure[]> {
  const { session } = triggered;
  const { expect } = written(triggered, { expect: expectationOf(assertion) }, place);
  if (!isNot) session.scenario = withExpectation(session.scenario, expect);
  const scenario = { ...session.scenario, expect, place };
  return session.assert({
    judge: (evidence) => judgeAssertion(assertion, { scenario, evidence, isNot }),
    at: place,
    // An ended or replaced execution does not change any more.
    noWait: triggered.isOver,
    mayBeLate: !triggered.isOver && !isNot,
    ...(assertion.kind === 'waiting' ? { isEnough: ({ current }) => current?.widget === assertion.widget } : {}),
  });
}

const forMatchers = (triggered: Triggered): ForMatchers => ({
  judge: (assertion, isNot) => {
    const place = placeOfCall(triggered.session.scenario.place);
    const attempt: Attempt = { what: 'the assertion', kind: 'bad-scenario', at: place };
    return triggered.queue.run(async () => {
      const found = await failuresIn(triggered, { assertion, isNot, place }).catch((error) =>
        failuresOf(error, attempt),
      );
      if (found.length === 0) return undefined;
      return failureText(keep(triggered, found, place), { place, secrets: triggered.session.secrets() });
    });
  },
});

/** The object that a spec gets. */
export function executionOf(triggered: Triggered): Execution {
  const { executionSid = '', parties = { contact: '', flowNumber: '' } } = triggered.session;
  return {
    sid: executionSid,
    ...parties,
    at: (widget) => actionsAt(triggered, widget),
    [MATCHERS]: forMatchers(triggered),
  };
}

const quoted = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);

const inTypeScript: Advise = (mocks, later) => {
  const entries = Object.entries({ ...mocks, ...later }).map(
    ([widget, answer]) =>
      `${quoted(widget)}: ${inspect(answer, { breakLength: Number.POSITIVE_INFINITY, depth: null })}`,
  );
  const text = entries.length > 1 ? `mocks: {\n  ${entries.join(',\n  ')},\n}` : `mocks: { ${entries.join()} }`;
  return `say what it answers, in \`studio.trigger\`:\n${text}`;
};

/** Failures that no matcher checks but that must fail any test. */
function overlooked({ session }: Triggered, evidence: Judged, hasFailed: boolean): Failure[] {
  const { scenario, simulatedTime } = session;
  const unmocked = checkUnmocked(scenario, evidence, inTypeScript);
  if (!hasFailed && unmocked.length === 0) return [];
  return [...unmocked, ...explainStop(scenario, evidence), ...(simulatedTime ? [] : unlistedEnd(scenario, evidence))];
}

/** Seconds to wait at the end of a test for an active execution. */
const FINAL_CHECK_SECONDS = 10;

/** Ends the execution, and returns failures that no matcher has reported. */
export async function endTriggered(triggered: Triggered, hasFailed: boolean): Promise<Failure[]> {
  const { session, queue } = triggered;
  const { place } = session.scenario;
  await queue.idle();
  // A spec may end before its execution does; what cannot be found out any more is left out.
  if (session.executionSid && !session.isAborted()) {
    await session.assert({ judge: () => [], at: place, seconds: FINAL_CHECK_SECONDS, mayBeLate: false });
  }
  triggered.isOver = true;
  const evidence = session.observed?.evidence;
  const late = evidence ? overlooked(triggered, evidence, hasFailed) : [];
  return keep(triggered, [...late, ...(await session.close())], place);
}
