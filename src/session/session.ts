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
import { type Observed, type Observing, observe, type WatchResult } from './observe.ts';
import { record } from './record.ts';
import { startExecution } from './start.ts';
import type { Leased, PreparedFlow, Target } from './target.ts';
import { reachVerdict } from './verdict.ts';
import { act, type Part, rest, type Watched } from './watch.ts';

/** Runs `body` as a step of the report. */
export type Step = <T>(title: string, at: Place, body: () => Promise<T>) => Promise<T>;

/** Aborts after this many seconds, unless it is cancelled. */
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
  /** Values to redact, in addition to the scenario's own. */
  secrets: readonly string[];
  /** File names are relative to it. */
  root: string;
  /** The API calls so far. */
  calls: () => readonly ApiCall[];
  step: Step;
};

/** What an assertion waits for, in addition to the end of the execution and a waiting widget, and for how many seconds at most. */
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
const withAttempt =
  (what: string, kind: Attempt['kind'], at: Place) =>
  (error: unknown): never => {
    throw new FlowproofError(failuresOf(error, { what, kind, at }));
  };

/** What a session has reached so far. */
type State = {
  readonly options: SessionOptions;
  /** With the leased numbers, once there are some. */
  scenario: Scenario;
  /** Of the scenario, as it was passed to the session. */
  readonly place: Place;
  readonly secrets: string[];
  readonly actions: ContactAction[];
  /** Actions of the contact that did not happen: one that failed, and those after it. */
  readonly notDone: Set<ContactAction>;
  leased?: Leased;
  timer?: ReturnType<Timer>;
  flow?: PreparedFlow;
  contact?: Contact;
  opened?: Opened;
  watchResult?: WatchResult;
  observed?: Observed;
  /** The number of visits to which the contact has already responded. */
  answered: number;
};

/** Runs the task until the timer expires; thrown errors become failures. */
async function untilAborted(state: State, attempt: Attempt, task: () => Promise<Failure[]>): Promise<Failure[]> {
  const { target, seconds } = state.options;
  const signal = state.timer?.signal;
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

/** Leases the contact; the session's time starts now. */
async function lease(state: State): Promise<Leased> {
  const { options, scenario } = state;
  const leased = await options.lease().catch(withAttempt('the search for a free contact', 'contact', state.place));
  state.leased = leased;
  const { contact: to, flowNumber: from } = leased.parties;
  state.scenario = { ...scenario, inputs: { ...scenario.inputs, to, from } };
  state.timer = options.timer(options.seconds);
  return leased;
}

/** Prepares the flow and the contact, and triggers the execution. */
async function begin(state: State, { parties }: Leased): Promise<void> {
  const { options, scenario, place, secrets, actions } = state;
  const { target, seconds, tracker } = options;
  const { clock } = target.api;
  const deadline = clock.now() + seconds * 1000;
  const flow = await target.prepare(scenario).catch(withAttempt('the preparation', 'bad-scenario', place));
  state.flow = flow;
  const setup = setupOf(options, parties, flow, deadline);
  const contact = openContact(setup, actions);
  state.contact = contact;
  await contact.ready().catch(withAttempt('the preparation of the contact', 'contact', place));
  // With simulated time the target was reset: there are none.
  const earlier = target.simulatedTime
    ? new Set<string>()
    : await earlierMessages(target.api, parties).catch(withAttempt('the list of messages', 'refused', place));
  const starting = { target, flow, parties, contact, tracker, deadline, seconds };
  const executionSid = await startExecution(scenario, starting).catch(withAttempt('the trigger', 'refused', place));
  const observing: Observing = { target, flow, parties, executionSid, secrets, actions, earlier };
  const look = lookAt(observing);
  const { simulatedTime, observe: show } = target;
  const { definition } = flow;
  const watched = { look, clock, deadline, definition, simulatedTime, ...(show ? { observe: show } : {}) };
  const perform = performer({ contact, setup, observing, look });
  state.opened = { ...observing, contact, setup, watched, part: { watched, perform, seconds: setup.seconds } };
}

async function open(state: State): Promise<Failure[]> {
  const { place: at } = state;
  const attempt: Attempt = { what: 'the scenario', kind: 'refused', at };
  const opening = async (): Promise<void> => {
    const leased = await lease(state);
    const failures = await untilAborted(state, attempt, () => begin(state, leased).then(() => []));
    if (failures.length > 0) throw new FlowproofError(failures);
  };
  return state.options.step('trigger the execution', at, opening).then(
    () => [],
    (error: unknown) => failuresOf(error, attempt),
  );
}

async function perform(state: State, action: ContactAction): Promise<Failure[]> {
  const { opened, actions, notDone } = state;
  const { place: at } = action;
  if (!opened) throw new Error('act on a session that is not open');
  if (!actions.includes(action)) actions.push(action);
  const acting = async (): Promise<Failure[]> => {
    const acted = await act(action, state.answered, opened.part);
    state.answered = acted.answered;
    if (acted.failures.length === 0) return [];
    state.watchResult = { trace: acted.trace, outcome: { kind: acted.trace.ended ? 'ended' : 'interrupted' } };
    // Thrown, so that the step of the report fails.
    throw new FlowproofError(acted.failures);
  };
  const attempt: Attempt = { what: 'a call', kind: 'refused', at };
  const failures = await untilAborted(state, attempt, () => state.options.step(actionTitle(action), at, acting));
  if (failures.length > 0) for (const later of actions.slice(actions.indexOf(action))) notDone.add(later);
  return failures;
}

/** Watches until there is something to judge. */
async function watchOn(state: State, { part, watched }: Opened, awaited: Awaited): Promise<WatchResult> {
  const { isEnough, seconds: most } = awaited;
  const until = most === undefined ? watched.deadline : Math.min(watched.deadline, watched.clock.now() + most * 1000);
  return rest(state.answered, { ...part, watched: { ...watched, deadline: until } }, isEnough);
}

/** What is known of the execution: read `again`, unless it has ended or the assertion does not wait. */
async function look(state: State, opened: Opened, asserted: AssertOptions & { again: boolean }): Promise<Observed> {
  const { at, noWait = false, again, ...awaited } = asserted;
  const { observed } = state;
  const { step } = state.options;
  if (observed && noWait && !again) return observed;
  // An ended execution does not change any more.
  if (observed?.evidence.status === 'ended' && !again) return observed;
  const known = noWait ? state.watchResult : undefined;
  const result = known ?? (await step('list the steps', at, () => watchOn(state, opened, awaited)));
  state.watchResult = result;
  const explaining = (body: () => Promise<void>) => step('read what explains it', at, body);
  state.observed = await step('read the context and the messages', at, () => observe(opened, result, explaining));
  return state.observed;
}

async function assert(state: State, asserted: AssertOptions): Promise<Failure[]> {
  const { opened } = state;
  const { target } = state.options;
  const { judge, at, mayBeLate = true } = asserted;
  if (!opened) throw new Error('assert on a session that is not open');
  const asserting = async (): Promise<Failure[]> => {
    const looking = (again: boolean) => look(state, opened, { ...asserted, again });
    return [...(await reachVerdict({ target, look: looking, judge, mayBeLate })).failures];
  };
  return untilAborted(state, { what: 'a call', kind: 'refused', at }, asserting);
}

async function close(state: State): Promise<Failure[]> {
  const { contact, opened, observed, timer, leased } = state;
  const { tracker, step } = state.options;
  const { place: at } = state;
  const hangUp = async (): Promise<Failure[]> => {
    if (contact?.isOnThePhone()) await step('hang up', at, contact.finish);
    return [];
  };
  const attempt: Attempt = { what: 'hanging up', kind: 'contact', at };
  const failures = timer?.signal.aborted ? [] : await untilAborted(state, attempt, hangUp);
  if (opened && observed?.evidence.status === 'ended') tracker.ended(opened.executionSid);
  // Executions that could not be ended are reported at the end of the test.
  await tracker.end().catch(() => undefined);
  timer?.cancel();
  await leased?.release();
  return failures;
}

const secretsOf = ({ secrets, observed }: State): string[] => [...secrets, ...(observed?.sensitiveInputs ?? [])];

function evidenceOf(state: State, failures: readonly Failure[]): Evidence {
  const { scenario, options, flow, opened, observed, actions, notDone } = state;
  return record({
    scenario,
    target: options.target,
    ...(flow ? { flow } : {}),
    ...(opened ? { executionSid: opened.executionSid } : {}),
    ...(observed ? { observed } : {}),
    actions: actions.filter((action) => !notDone.has(action)),
    failures,
    calls: options.calls(),
    root: options.root,
    secrets: secretsOf(state),
  });
}

export function createSession(scenario: Scenario, options: SessionOptions): Session {
  const state: State = {
    options,
    scenario,
    place: scenario.place,
    secrets: [...options.secrets, ...scenario.secrets],
    actions: [...scenario.contact],
    notDone: new Set(),
    answered: 0,
  };
  return {
    get scenario() {
      return state.scenario;
    },
    set scenario(changed) {
      state.scenario = changed;
    },
    simulatedTime: options.target.simulatedTime,
    isAborted: () => state.timer?.signal.aborted ?? false,
    get parties() {
      return state.leased?.parties;
    },
    get flow() {
      return state.flow;
    },
    get executionSid() {
      return state.opened?.executionSid;
    },
    get observed() {
      return state.observed;
    },
    open: () => open(state),
    act: (action) => perform(state, action),
    assert: (asserted) => assert(state, asserted),
    close: () => close(state),
    hide: (more) => void state.secrets.push(...more),
    secrets: () => secretsOf(state),
    evidence: (failures) => evidenceOf(state, failures),
  };
}
