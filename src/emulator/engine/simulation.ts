// Runs a flow in process, without HTTP, real time or Playwright: start it, see what it waits for, send a signal, read the results.
import { contentOf } from '../../flow/content.ts';
import type { FlowDefinition, JsonObject } from '../../flow/types.ts';
import { createRender } from '../../liquid/render.ts';
import type { SeenRequest } from '../../partial.ts';
import { startBy } from './arrivals.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { arrive, contactHangsUp } from './calls.ts';
import { createClock } from './clock.ts';
import type { ExecutionStore } from './execution-store.ts';
import { startExecution } from './executions.ts';
import { createFlowRegistry } from './flow-registry.ts';
import { completed, triggerOfMessage } from './messages.ts';
import { createMockRegistry, type MockAnswer, type MockUse } from './mocks.ts';
import { createNumberRegistry } from './numbers.ts';
import { openWorld } from './open-world.ts';
import type { ExecutionRecord, Incident, Output, StepRecord } from './records.ts';
import { deliver } from './run.ts';
import type { Arrival } from './studio.ts';
import type { InboundMessage, Signal } from './widget.ts';
import type { CallSession, World } from './world.ts';

export type SimulatedFlow = {
  name: string;
  definition: FlowDefinition;
  /** The SID by which `run-subflow` widgets name it; derived from the name if absent. */
  sid?: string;
};

/** `now` is the time of this start, if it differs from the simulation's. */
type Common = { contact?: string; flowAddress?: string; now?: number };

export type SimulationTrigger = Common &
  (
    | { kind: 'request'; parameters?: JsonObject }
    /**
     * `fields` are further fields of the inbound message: `{ MediaUrl0: … }`. It is a conversation's message if the flow's Trigger expects
     * those.
     */
    | { kind: 'message'; body: string; fields?: InboundMessage }
    /** `fields` are further parameters of the call: `{ FromState: 'CA' }`. */
    | { kind: 'call'; fields?: JsonObject }
    /** The value of `trigger.conversation`, for any kind of trigger: for recorded executions. */
    | { kind: 'conversation'; fields: JsonObject }
    /** Any trigger of a scenario with its data; the addresses are the two above. */
    | { kind: 'arrival'; arrival: Omit<Arrival, 'contact' | 'flowAddress'> }
    /** For a subflow run alone: the values that its parent passes. */
    | { kind: 'parent'; parameters?: JsonObject }
  );

/** What the contact does. `timeout` waits until the widget's timeout; `hangup` ends a call at any widget. */
export type ContactSignal =
  | { type: 'message'; body: string; media?: readonly string[]; fields?: InboundMessage }
  | { type: 'digits'; digits: string }
  | { type: 'speech'; text: string; confidence?: number }
  | Extract<Signal, { type: 'timeout' | 'hangup' | 'answer' }>
  /** The response to a request, or the outcome of Flex, a payment, an agent or a missing subflow: only with `waitsForOutside`. */
  | Extract<Signal, { type: 'response' | 'party' }>
  /** Time passes, and due timers fire. */
  | { type: 'wait'; seconds: number };

/** Called when a widget needs something from outside the flow: its outcome, the delivery of its message, or the response to its request. */
export type AskMock = (asked: {
  flow: string;
  widget: string;
  use: MockUse;
  /** For the use `request`: the request. */
  request?: SeenRequest;
}) => MockAnswer | undefined;

export type SimulationOptions = {
  /** The first flow is started; the others are its subflows. */
  flows: readonly [SimulatedFlow, ...SimulatedFlow[]];
  /** By widget, used in turn, the last one repeats; or a function that is called each time. There is no `forward`: nothing is sent. */
  mocks?: Readonly<Record<string, readonly MockAnswer[]>> | AskMock;
  /** Without a mock, the flow waits for a `response` or `party` signal instead of leaving by the widget's failure event. */
  waitsForOutside?: boolean;
  /** The time of the start in milliseconds since the epoch: the same for every run. */
  now?: number;
  /** Studio's behaviour where its documentation leaves it open; see behaviour.ts. */
  behaviour?: Partial<Behaviour>;
};

export type SimulatedRun = {
  readonly status: 'active' | 'ended';
  /** The widget, the signals that it accepts, and the time of its timeout; null when the flow has ended. */
  readonly waiting: ExecutionRecord['waiting'];
  readonly steps: readonly StepRecord[];
  readonly context: JsonObject;
  readonly outputs: readonly Output[];
  readonly incidents: readonly Incident[];
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  /** The whole record, as the HTTP server keeps it. */
  readonly record: ExecutionRecord;
  /** False if the flow did not wait for it. */
  send(signal: ContactSignal): boolean;
  /** Lets time pass, in seconds; a waiting widget may time out. Forks are not affected. */
  elapse(seconds: number): void;
  /** A copy of this run, made by repeating its signals, which continues independently. Function mocks are called again. */
  fork(): SimulatedRun;
};

export type Simulation = { readonly start: (trigger: SimulationTrigger) => SimulatedRun };

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const CONTACT = '+15550100001';
const FLOW_ADDRESS = '+15550100000';
/** A Monday at noon UTC: the default start of virtual time. */
const START = Date.UTC(2026, 2, 2, 12);

/** A simulation has one execution, so there are no others to look up. */
const NO_STORE: ExecutionStore = {
  put: () => {},
  get: () => undefined,
  remove: () => {},
  page: () => [],
  count: () => 0,
  activeBetween: () => [],
  retire: () => {},
  removeFlow: () => {},
  clear: () => {},
};

const LEADING_ZEROS = '0'.repeat(24);
/** The smallest number of eight hexadecimal digits. */
const FIRST_SID = 0x1000_0000;

/** SIDs of the usual length from a counter: a hash for each would take a tenth of an execution's time. */
function countedSids(): World['sid'] {
  let made = FIRST_SID;
  return (prefix) => prefix + LEADING_ZEROS + (made++).toString(16);
}

type Shared = Pick<World, 'render' | 'behaviour' | 'flows' | 'numbers' | 'content'> & {
  flowSid: string;
  options: SimulationOptions;
};

const isAsked = (mocks: SimulationOptions['mocks']): mocks is AskMock => typeof mocks === 'function';

function mocksOf({ flowSid, options: { mocks } }: Shared): World['mocks'] {
  if (isAsked(mocks))
    return {
      set: () => {},
      clear: () => {},
      take: ([, flow = ''], widget, use, request) => mocks({ flow, widget, use, ...(request ? { request } : {}) }),
    };
  const store = createMockRegistry();
  for (const [widget, answers] of Object.entries(mocks ?? {})) store.set(flowSid, widget, answers);
  return store;
}

function createWorld(shared: Shared, now: number): World {
  const { render, behaviour, flows, numbers, content } = shared;
  return openWorld({
    accountSid: ACCOUNT_SID,
    clock: createClock(now),
    sid: countedSids(),
    render,
    behaviour,
    flows,
    admit: () => {},
    numbers,
    mocks: mocksOf(shared),
    content,
    answersBySignal: true,
    waitsForOutside: shared.options.waitsForOutside ?? false,
    store: NO_STORE,
  });
}

type Start = { world: World; flowSid: string };

function started({ world, flowSid }: Start, trigger: SimulationTrigger): ExecutionRecord {
  const { contact = CONTACT, flowAddress = FLOW_ADDRESS } = trigger;
  const ends = { flowSid, contact, flowAddress };
  if (trigger.kind === 'arrival') return startBy(world, flowSid, { ...trigger.arrival, contact, flowAddress });
  if (trigger.kind === 'call')
    return arrive(world, flowSid, {
      from: contact,
      to: flowAddress,
      ...(trigger.fields && { parameters: trigger.fields }),
    }).record;
  if (trigger.kind === 'message') {
    const message = completed(world, { From: contact, To: flowAddress, Body: trigger.body, ...trigger.fields });
    return startExecution(world, { ...ends, ...triggerOfMessage(world, flowSid, message) });
  }
  if (trigger.kind === 'conversation')
    return startExecution(world, { ...ends, kind: 'conversation', trigger: { conversation: trigger.fields } });
  const { parameters = {} } = trigger;
  if (trigger.kind === 'parent')
    return startExecution(world, {
      ...ends,
      kind: 'request',
      event: 'incomingParent',
      trigger: { parent: { parameters } },
    });
  const request = { to: contact, from: flowAddress, parameters };
  return startExecution(world, {
    flowSid,
    contact,
    flowAddress,
    kind: 'request',
    trigger: { request },
    data: parameters,
  });
}

const mediaFields = (media: readonly string[]): InboundMessage =>
  Object.fromEntries(media.map((url, index) => [`MediaUrl${index}`, url]));

function messageOf(world: World, record: ExecutionRecord, signal: Extract<ContactSignal, { type: 'message' }>) {
  const { body, media = [], fields } = signal;
  return completed(world, {
    From: record.contact,
    To: record.flowAddress,
    Body: body,
    ...mediaFields(media),
    ...fields,
  });
}

/** Decides how the contact answers a ringing call. */
function ringingSession(world: World, record: ExecutionRecord): CallSession['answer'] {
  const session = world.sessions.get(record.callSid ?? '');
  return session?.flow.status === 'ringing' ? session.answer : undefined;
}

/** The contact does nothing until the widget times out; an unanswered call stops ringing. */
function timeOut(world: World, record: ExecutionRecord): boolean {
  const until = record.waiting?.until ?? null;
  if (until === null) return false;
  const ringing = ringingSession(world, record);
  if (ringing) {
    world.clock.set(until - 1);
    ringing('no-answer');
  } else world.clock.set(until);
  return true;
}

function send(world: World, record: ExecutionRecord, signal: ContactSignal): boolean {
  const run = world.runs.get(record.sid);
  if (!run) return false;
  const session = world.sessions.get(record.callSid ?? '');
  const ringing = ringingSession(world, record);
  switch (signal.type) {
    case 'message':
      return deliver(world, run, { type: 'message', message: messageOf(world, record, signal) });
    case 'speech':
      return deliver(world, run, { type: 'speech', text: signal.text, confidence: signal.confidence ?? 1 });
    case 'timeout':
      return timeOut(world, record);
    case 'wait':
      world.clock.advance(signal.seconds);
      return true;
    case 'answer':
      if (!ringing) return false;
      ringing(signal.outcome);
      return true;
    case 'hangup':
      if (session) contactHangsUp(world, session);
      return session !== undefined;
    default:
      return deliver(world, run, signal);
  }
}

type Inner = SimulatedRun & { shared: Shared; trigger: SimulationTrigger; world: World; sent: ContactSignal[] };

/**
 * Shared by all runs: V8 keeps a shape for each object that is made with getters, and these shapes and what they refer to would outlive
 * their runs.
 */
const RUN: Pick<SimulatedRun, 'status' | 'waiting' | 'now' | 'elapse' | 'send' | 'fork'> & ThisType<Inner> = {
  get status() {
    return this.record.status;
  },
  get waiting() {
    return this.record.waiting;
  },
  get now() {
    return this.world.clock.now();
  },
  elapse(seconds) {
    this.world.clock.advance(seconds);
  },
  send(signal) {
    this.sent.push(signal);
    return send(this.world, this.record, signal);
  },
  fork() {
    return startRun(this.shared, this.trigger, this.sent);
  },
};

function startRun(shared: Shared, trigger: SimulationTrigger, before: readonly ContactSignal[]): SimulatedRun {
  const world = createWorld(shared, trigger.now ?? shared.options.now ?? START);
  const record = started({ world, flowSid: shared.flowSid }, trigger);
  const { steps, outputs, incidents, context } = record;
  const own = { record, steps, outputs, incidents, context, shared, trigger, world, sent: [] };
  const run: Inner = Object.assign(Object.create(RUN), own);
  for (const signal of before) run.send(signal);
  return run;
}

/** Flows are checked and templates parsed once; each start is a separate execution. */
export function createSimulation(options: SimulationOptions): Simulation {
  const flows = createFlowRegistry({ now: () => options.now ?? START });
  const [first] = options.flows.map(({ name, definition, sid }) =>
    flows.add({ friendlyName: name, definition, status: 'published', ...(sid && { sid }) }),
  );
  if (!first) throw new Error('a simulation needs a flow');
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const shared: Shared = {
    behaviour,
    render: createRender(behaviour),
    flows,
    numbers: createNumberRegistry(),
    content: new Map(options.flows.flatMap(({ definition }) => contentOf(definition)).map((one) => [one.sid, one])),
    flowSid: first.sid,
    options,
  };
  return { start: (trigger) => startRun(shared, trigger, []) };
}
