// One execution under test: opened, acted on, asserted, closed. YAML scenarios and specs in TypeScript open the same session.
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

/** Does something as a step of the report. */
export type Step = <T>(title: string, at: Place, body: () => Promise<T>) => Promise<T>;

/** Aborts after so many seconds, unless it is cancelled. */
export type Timer = (seconds: number) => { signal: AbortSignal; cancel: () => void };

export type SessionOptions = {
  target: Target;
  lease: () => Promise<Leased>;
  /** How long the execution may take, in real time. */
  seconds: number;
  /** When it is over nobody waits for an answer of the API any longer. It starts when the contact is leased. */
  timer: Timer;
  /** Knows of each trigger before it is sent, and ends what came of it, whatever stops the test. */
  tracker: ExecutionTracker;
  /** Values that no report may show, besides the scenario's own. */
  secrets: readonly string[];
  /** Files are named relative to it. */
  root: string;
  /** The API calls so far. */
  calls: () => readonly ApiCall[];
  step: Step;
};

/** What an assertion waits for besides the end of the execution and a widget that waits, and how long at most. */
export type Awaited = { isEnough?: (trace: Trace) => boolean; seconds?: number };

export type AssertOptions = Awaited & {
  judge: (evidence: Judged) => Failure[];
  at: Place;
  /** Looks at what is known, and does not wait for anything more. */
  noWait?: boolean;
  /** Whether what is missing may be listed later. */
  mayBeLate?: boolean;
};

export type Session = {
  /** With the numbers that were leased. `expect.path` is what the evidence's path is compared with. */
  scenario: Scenario;
  /** True where time is virtual. */
  readonly simulatedTime: boolean;
  readonly parties: Parties | undefined;
  readonly flow: PreparedFlow | undefined;
  readonly executionSid: string | undefined;
  readonly observed: Observed | undefined;
  /** Whether its time is over and nobody waits for an answer any longer. */
  isAborted: () => boolean;
  /** Leases the contact, readies the target and triggers the execution. Call it first, and go on if nothing failed. */
  open: () => Promise<Failure[]>;
  /** Takes an action of the contact, as soon as the execution waits for it. */
  act: (action: ContactAction) => Promise<Failure[]>;
  /** Judges the execution once it has ended, or waits for the contact. */
  assert: (options: AssertOptions) => Promise<Failure[]>;
  /** The contact hangs up, what is still active is ended, and the contact is given back. Call it whatever happened. */
  close: () => Promise<Failure[]>;
  /** From now on no report may show these either. */
  hide: (secrets: readonly string[]) => void;
  /** Every value that no report may show. */
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
    // Where waiting costs real time, the contact must not be silent for longer than the scenario has.
    ...(simulatedTime ? {} : { secondsLeft: () => (deadline - api.clock.now()) / 1000 }),
  };
  return setup;
}

/** Asks how far an execution has come. */
const lookAt =
  ({ target, flow, executionSid }: Pick<Observing, 'target' | 'flow' | 'executionSid'>) =>
  async () => {
    const execution = { flowSid: flow.sid, executionSid };
    const { status } = await fetchExecution(target.api, execution);
    return { status, steps: await listSteps(target.api, { ...execution, status }) };
  };

type Performing = { contact: Contact; setup: ContactSetup; observing: Observing; look: ReturnType<typeof lookAt> };

/** Takes one action at the widget where the execution waits. */
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

/** Notes what goes wrong with the words of what was tried. */
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
  /** What the contact was to do and did not: an action that failed, and those after it. */
  const notDone = new Set<ContactAction>();
  let leased: Leased | undefined;
  let timer: ReturnType<Timer> | undefined;
  let flow: PreparedFlow | undefined;
  let contact: Contact | undefined;
  let opened: Opened | undefined;
  let course: Course | undefined;
  let observed: Observed | undefined;
  /** How many visits are over for the contact. */
  let answered = 0;

  /** Waits for the task until the timer is over; what is thrown becomes failures. */
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
    // Where time is simulated the target was reset: there are none.
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

  /** Watches until there is something to judge. Nothing happens any more in an execution that has ended. */
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
      // What could not be ended is told when the test is over.
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
