// One execution under test: opened, acted on, asserted, closed. YAML scenarios and specs in TypeScript use the same session.
import type { ExecutionTracker } from '../account/cleanup.ts';
import type { ContactSetup, Parties } from '../contact/context.ts';
import { type Contact, openContact } from '../contact/perform.ts';
import { FlowproofError, type Place } from '../errors.ts';
import { findAnywhere } from '../flow/subflows.ts';
import { type Trace, trace } from '../path/trace.ts';
import type { ContactAction, Scenario } from '../scenario/scenario.ts';
import { fetchExecution } from '../workflow/fetch.ts';
import { listSteps } from '../workflow/steps.ts';
import { actionTitle } from './action-title.ts';
import type { ApiCall, Evidence, Failure, Judged } from './evidence.ts';
import { type Attempt, failuresOf, noAnswer } from './failures.ts';
import { earlierMessages } from './messages.ts';
import { type Course, type Observed, type Observing, observe } from './observe.ts';
import { record } from './record.ts';
import { startExecution } from './start.ts';
import type { Leased, PreparedFlow, Target } from './target.ts';
import { reachVerdict } from './verdict.ts';
import { act, type Part, rest, type Watched } from './watch.ts';

/** Runs `body` as a step of the report. */
export type Step = <T>(title: string, at: Place, body: () => Promise<T>) => Promise<T>;

/** Aborts after so many seconds, unless it is cancelled. */
export type Timer = (seconds: number) => { signal: AbortSignal; cancel: () => void };

export type SessionOptions = {
  target: Target;
  lease: () => Promise<Leased>;
  /** How long the execution may take, in real time. */
  seconds: number;
  /** When it expires, pending API calls are abandoned. It starts when the contact is leased. */
  timer: Timer;
  /** Tracks each trigger before it is sent, and ends its execution, however the test stops. */
  tracker: ExecutionTracker;
  /** Values to redact, besides the scenario's own. */
  secrets: readonly string[];
  /** File names are relative to it. */
  root: string;
  /** The API calls so far. */
  calls: () => readonly ApiCall[];
  step: Step;
};

/** What an assertion waits for, besides the end of the execution and a waiting widget, and for how long at most. */
export type Awaited = { isEnough?: (trace: Trace) => boolean; seconds?: number };

export type AssertOptions = Awaited & {
  judge: (evidence: Judged) => Failure[];
  at: Place;
  /** Judges what is known without waiting. */
  noWait?: boolean;
  /** Whether missing data may be listed later. */
  mayBeLate?: boolean;
};

export type Session = {
  /** With the leased numbers. The path of the evidence is compared with `expect.path`. */
  scenario: Scenario;
  /** True with virtual time. */
  readonly simulatedTime: boolean;
  readonly parties: Parties | undefined;
  readonly flow: PreparedFlow | undefined;
  readonly executionSid: string | undefined;
  readonly observed: Observed | undefined;
  /** Whether its time is over and pending calls are abandoned. */
  isAborted: () => boolean;
  /** Leases the contact, prepares the target and triggers the execution. Call it first, and continue if nothing failed. */
  open: () => Promise<Failure[]>;
  /** Performs an action of the contact as soon as the execution waits for it. */
  act: (action: ContactAction) => Promise<Failure[]>;
  /** Judges the execution once it has ended, or waits for the contact. */
  assert: (options: AssertOptions) => Promise<Failure[]>;
  /** Hangs up, ends everything still active, and releases the contact. Always call it. */
  close: () => Promise<Failure[]>;
  /** Adds values to redact in reports. */
  hide: (secrets: readonly string[]) => void;
  /** Every value to redact in reports. */
  secrets: () => string[];
  evidence: (failures: readonly Failure[]) => Evidence;
};

type Opened = Observing & { contact: Contact; setup: ContactSetup; watched: Watched; part: Part };

function setupOf({ target, seconds }: SessionOptions, parties: Parties, flow: PreparedFlow, deadline: number) {
  const { api, elapse, simulatedTime } = target;
  const setup: ContactSetup = {
    api,
    elapse,
    seconds: Math.ceil(seconds),
    ...parties,
    ...(flow.definition ? { definition: flow.definition } : {}),
    ...(target.observe ? { observe: target.observe } : {}),
    // In real time, the contact must not be silent for longer than the scenario's remaining time.
    ...(simulatedTime ? {} : { secondsLeft: () => (deadline - api.clock.now()) / 1000 }),
  };
  return setup;
}

/** Fetches how far an execution has progressed. */
const lookAt =
  ({ target, flow, executionSid }: Pick<Observing, 'target' | 'flow' | 'executionSid'>) =>
  async () => {
    const execution = { flowSid: flow.sid, executionSid };
    const { status } = await fetchExecution(target.api, execution);
    return { status, steps: await listSteps(target.api, { ...execution, status }) };
  };

type Performing = { contact: Contact; setup: ContactSetup; observing: Observing; look: ReturnType<typeof lookAt> };

/** Performs one action at the widget where the execution waits. */
const performer =
  ({ contact, setup, observing, look }: Performing): Part['perform'] =>
  (action, seen) => {
    const { flow, executionSid, earlier } = observing;
    const state = flow.definition && findAnywhere(flow.definition, action.at);
    const left = async () => trace((await look()).steps).path[seen.path.length - 1]?.event;
    const context = { ...setup, flowSid: flow.sid, executionSid, earlier, left, ...(state ? { state } : {}) };
    const what = `the contact's \`${action.kind}\``;
    return contact.perform(action, context).then(
      () => [],
      (error) => failuresOf(error, { what, kind: 'contact', at: action.place }),
    );
  };

/** Adds what was attempted to the failures. */
const trying =
  (what: string, kind: Attempt['kind'], at: Place) =>
  (error: unknown): never => {
    throw new FlowproofError(failuresOf(error, { what, kind, at }));
  };

export function createSession(scenario: Scenario, options: SessionOptions): Session {
  const { target, seconds, tracker, step } = options;
  const { clock } = target.api;
  const secrets = [...options.secrets, ...scenario.secrets];
  const actions: ContactAction[] = [...scenario.contact];
  /** Actions of the contact that did not happen: one that failed, and those after it. */
  const notDone = new Set<ContactAction>();
  let leased: Leased | undefined;
  let timer: ReturnType<Timer> | undefined;
  let flow: PreparedFlow | undefined;
  let contact: Contact | undefined;
  let opened: Opened | undefined;
  let course: Course | undefined;
  let observed: Observed | undefined;
  /** The number of visits to which the contact has already responded. */
  let answered = 0;

  /** Runs the task until the timer expires; thrown errors become failures. */
  async function untilAborted(attempt: Attempt, task: () => Promise<Failure[]>): Promise<Failure[]> {
    const signal = timer?.signal;
    let give = (): void => undefined;
    const aborted = new Promise<Failure[]>((resolve) => {
      give = () => resolve([noAnswer(attempt.at, target, seconds)]);
      if (signal?.aborted) give();
      signal?.addEventListener('abort', give, { once: true });
    });
    try {
      return await Promise.race([task(), aborted]);
    } catch (error) {
      return failuresOf(error, attempt);
    } finally {
      signal?.removeEventListener('abort', give);
    }
  }

  async function lease(): Promise<Leased> {
    leased = await options.lease().catch(trying('the search for a free contact', 'contact', scenario.place));
    const { contact: to, flowNumber: from } = leased.parties;
    session.scenario = { ...session.scenario, inputs: { ...session.scenario.inputs, to, from } };
    timer = options.timer(seconds);
    return leased;
  }

  async function begin({ parties }: Leased): Promise<void> {
    const { place } = scenario;
    const deadline = clock.now() + seconds * 1000;
    flow = await target.prepare(session.scenario).catch(trying('the preparation', 'bad-scenario', place));
    const setup = setupOf(options, parties, flow, deadline);
    contact = openContact(setup, actions);
    await contact.ready().catch(trying('the preparation of the contact', 'contact', place));
    // With simulated time the target was reset: there are none.
    const earlier = target.simulatedTime
      ? new Set<string>()
      : await earlierMessages(target.api, parties).catch(trying('the list of messages', 'refused', place));
    const starting = { target, flow, parties, contact, tracker, deadline, seconds };
    const executionSid = await startExecution(session.scenario, starting).catch(
      trying('the trigger', 'refused', place),
    );
    const observing: Observing = { target, flow, parties, executionSid, secrets, actions, earlier };
    const look = lookAt(observing);
    const { simulatedTime, observe: show } = target;
    const { definition } = flow;
    const watched = { look, clock, deadline, definition, simulatedTime, ...(show ? { observe: show } : {}) };
    const perform = performer({ contact, setup, observing, look });
    opened = { ...observing, contact, setup, watched, part: { watched, perform, seconds: setup.seconds } };
  }

  /** Watches until there is something to judge. An ended execution does not change any more. */
  async function watchOn({ part, watched }: Opened, { isEnough, seconds: most }: Awaited): Promise<Course> {
    const until = most === undefined ? watched.deadline : Math.min(watched.deadline, clock.now() + most * 1000);
    return rest(answered, { ...part, watched: { ...watched, deadline: until } }, isEnough);
  }

  async function look(
    of: Opened,
    { at, noWait = false, ...awaited }: AssertOptions,
    again: boolean,
  ): Promise<Observed> {
    if (observed && noWait && !again) return observed;
    if (observed?.evidence.status === 'ended' && !again) return observed;
    const known = noWait ? course : undefined;
    course = known ?? (await step('list the steps', at, () => watchOn(of, awaited)));
    const seen = course;
    const explaining = (body: () => Promise<void>) => step('read what explains it', at, body);
    observed = await step('read the context and the messages', at, () => observe(of, seen, explaining));
    return observed;
  }

  const session: Session = {
    scenario,
    simulatedTime: target.simulatedTime,
    isAborted: () => timer?.signal.aborted ?? false,
    get parties() {
      return leased?.parties;
    },
    get flow() {
      return flow;
    },
    get executionSid() {
      return opened?.executionSid;
    },
    get observed() {
      return observed;
    },
    open: async () => {
      const at = scenario.place;
      const attempt: Attempt = { what: 'the scenario', kind: 'refused', at };
      const opening = async (): Promise<void> => {
        const current = await lease();
        const failures = await untilAborted(attempt, () => begin(current).then(() => []));
        if (failures.length > 0) throw new FlowproofError(failures);
      };
      return step('trigger the execution', at, opening).then(
        () => [],
        (error: unknown) => failuresOf(error, attempt),
      );
    },
    act: async (action) => {
      const { place: at } = action;
      const of = opened;
      if (!of) throw new Error('act on a session that is not open');
      if (!actions.includes(action)) actions.push(action);
      const acting = async (): Promise<Failure[]> => {
        const acted = await act(action, answered, of.part);
        answered = acted.answered;
        if (acted.failures.length === 0) return [];
        course = { trace: acted.trace, outcome: { kind: acted.trace.ended ? 'ended' : 'interrupted' } };
        // Thrown, so that the step of the report fails.
        throw new FlowproofError(acted.failures);
      };
      const attempt: Attempt = { what: 'a call', kind: 'refused', at };
      const failures = await untilAborted(attempt, () => step(actionTitle(action), at, acting));
      if (failures.length > 0) for (const later of actions.slice(actions.indexOf(action))) notDone.add(later);
      return failures;
    },
    assert: async (asserted) => {
      const { judge, at, mayBeLate = true } = asserted;
      const of = opened;
      if (!of) throw new Error('assert on a session that is not open');
      const asserting = async (): Promise<Failure[]> => {
        const looking = { target, look: (again: boolean) => look(of, asserted, again), judge, mayBeLate };
        return [...(await reachVerdict(looking)).failures];
      };
      return untilAborted({ what: 'a call', kind: 'refused', at }, asserting);
    },
    close: async () => {
      const at = scenario.place;
      const attempt: Attempt = { what: 'hanging up', kind: 'contact', at };
      const hangUp = async (): Promise<Failure[]> => {
        if (contact?.isOnThePhone()) await step('hang up', at, contact.finish);
        return [];
      };
      const failures = timer?.signal.aborted ? [] : await untilAborted(attempt, hangUp);
      if (opened && observed?.evidence.status === 'ended') tracker.ended(opened.executionSid);
      // Executions that could not be ended are reported at the end of the test.
      await tracker.end().catch(() => undefined);
      timer?.cancel();
      await leased?.release();
      return failures;
    },
    hide: (more) => void secrets.push(...more),
    secrets: () => [...secrets, ...(observed?.sensitiveInputs ?? [])],
    evidence: (failures) =>
      record({
        scenario: session.scenario,
        target,
        ...(flow ? { flow } : {}),
        ...(opened ? { executionSid: opened.executionSid } : {}),
        ...(observed ? { observed } : {}),
        actions: actions.filter((action) => !notDone.has(action)),
        failures,
        calls: options.calls(),
        root: options.root,
        secrets: session.secrets(),
      }),
  };
  return session;
}
