// Plays plans in process: one execution each, which stops where the plan has no action for the contact.
import { type Behaviour, DEFAULT_BEHAVIOUR } from '../../emulator/engine/behaviour.ts';
import type { MockAnswer, MockUse } from '../../emulator/engine/mocks.ts';
import type { StepRecord } from '../../emulator/engine/records.ts';
import {
  type AskMock,
  createSimulation,
  type SimulatedFlow,
  type SimulatedRun,
} from '../../emulator/engine/simulation.ts';
import type { FlowDefinition, FlowState } from '../../flow/types.ts';
import { createRender, type Render } from '../../liquid/render.ts';
import type { Action } from '../../scenario/scenario.ts';
import { signalOf } from '../signals.ts';
import { type Plan, slotOf } from './plan.ts';

export type PlayedStep = {
  record: StepRecord;
  /** The name of the explored flow or of a subflow. */
  flow: string;
  state: FlowState | undefined;
  slot: string;
};

export type Played = {
  plan: Plan;
  run: SimulatedRun;
  steps: readonly PlayedStep[];
  /** Where it finally waits for the contact. */
  waiting: { flow: string; state: FlowState; slot: string; on: readonly string[] } | undefined;
  /** The contact's actions, in order. */
  actions: readonly { flow: string; widget: string; action: Action }[];
  /** The answers of mocks, by flow and widget, in the order in which they were used. */
  mocks: ReadonlyMap<string, { flow: string; widget: string; answers: readonly MockAnswer[] }>;
};

export type KnownFlow = {
  name: string;
  sid: string;
  definition: FlowDefinition;
  states: ReadonlyMap<string, FlowState>;
};

export type Player = {
  readonly main: KnownFlow;
  readonly flows: readonly KnownFlow[];
  readonly flow: (name: string) => KnownFlow | undefined;
  readonly play: (plan: Plan) => Played;
  readonly render: Render;
  /** The emulator's behaviour where Studio's documentation leaves it open. */
  readonly behaviour: Behaviour;
  /** The response to a request without a planned mock. */
  readonly defaultAnswer: (flow: string, widget: string) => Answered | undefined;
  /** The times that may matter to a flow that reads the clock. */
  readonly moments: readonly number[];
  /** The default start time of executions. */
  readonly now: number;
  /** The number of executions and of their steps, as a measure of the work done. */
  readonly spent: { plays: number; steps: number };
};

export type Answered = Extract<MockAnswer, { status: number }>;

type Playing = {
  plan: Plan;
  entered: Map<string, number>;
  used: Map<string, { flow: string; widget: string; answers: MockAnswer[] }>;
};

const FITS: Readonly<Record<MockUse, readonly string[]>> = {
  event: ['event'],
  delivery: ['delivery'],
  request: ['status'],
};

const keyOf = (flow: string, widget: string): string => `${flow}\n${widget}`;

/** An execution with more actions of the contact is considered to be in a loop. */
const MAX_ACTIONS = 120;

const NOWHERE = { file: '', line: 1, column: 1 };

const count = (counts: Map<string, number>, key: string): number => {
  const times = (counts.get(key) ?? 0) + 1;
  counts.set(key, times);
  return times;
};

/** `answer` is the response to a request that no plan answers. */
export type PlayerOptions = {
  flows: readonly [SimulatedFlow & { sid: string }, ...(SimulatedFlow & { sid: string })[]];
  now: number;
  answer: (flow: string, widget: string) => Answered | undefined;
  /** The outcome of a widget that depends on another party and has no default. */
  outcome: (flow: KnownFlow, state: FlowState) => MockAnswer;
  moments: readonly number[];
  /** The behaviour of the calibrated account. */
  behaviour: Partial<Behaviour>;
};

const known = ({ name, sid, definition }: SimulatedFlow & { sid: string }): KnownFlow => ({
  name,
  sid,
  definition,
  states: new Map(definition.states.map((state) => [state.name, state])),
});

type Outcomes = Map<string, MockAnswer>;

const fits = (mock: MockAnswer | undefined, use: MockUse): mock is MockAnswer =>
  mock !== undefined && FITS[use].some((kind) => kind in mock);

function note({ used }: Playing, [flow, widget]: readonly [string, string], given: MockAnswer): void {
  const key = keyOf(flow, widget);
  const before = used.get(key);
  if (before) before.answers.push(given);
  else used.set(key, { flow, widget, answers: [given] });
}

function answering(playing: () => Playing, { answer }: PlayerOptions, outcomes: Outcomes): AskMock {
  const usual = (use: MockUse, flow: string, widget: string, isPlanned: boolean): MockAnswer | undefined => {
    if (use === 'request') return answer(flow, widget);
    return use === 'event' && !isPlanned ? outcomes.get(keyOf(flow, widget)) : undefined;
  };
  return ({ flow, widget, use }) => {
    const now = playing();
    const key = keyOf(flow, widget);
    const nth = use === 'event' ? count(now.entered, key) : (now.entered.get(key) ?? 1);
    const mock = now.plan.visits.get(slotOf(flow, widget, nth))?.mock;
    const given = fits(mock, use) ? mock : usual(use, flow, widget, mock !== undefined);
    // Without a plan, a message is delivered; this is recorded, since a later one may be planned to fail.
    if (given) note(now, [flow, widget], given);
    else if (use === 'delivery') note(now, [flow, widget], { delivery: 'delivered' });
    return given;
  };
}

/** The flows of a player, and the outcomes that it has learned. */
type Known = {
  readonly options: PlayerOptions;
  readonly flows: readonly KnownFlow[];
  readonly main: KnownFlow;
  readonly byName: ReadonlyMap<string, KnownFlow>;
  readonly bySid: ReadonlyMap<string, KnownFlow>;
  readonly outcomes: Outcomes;
};

/** An execution that is being played. */
type Current = Known & { playing: Playing; run: SimulatedRun };

type Waiting = NonNullable<Played['waiting']>;

function knownFlows(options: PlayerOptions): Known {
  const flows = options.flows.map(known);
  const [main] = flows;
  if (!main) throw new Error('nothing to explore');
  return {
    options,
    flows,
    main,
    byName: new Map(flows.map((flow) => [flow.name, flow])),
    bySid: new Map(flows.map((flow) => [flow.sid, flow])),
    outcomes: new Map(),
  };
}

/** Gives a mock to widgets that cannot run without one; true if there is a new one. */
function learnOutcomes({ flows, outcomes, options, run: { incidents } }: Current): boolean {
  const before = outcomes.size;
  const unknown = incidents.filter(({ kind }) => kind === 'unmocked' || kind === 'unknown-widget');
  for (const { widget } of unknown)
    for (const flow of flows) {
      const state = flow.states.get(widget);
      const key = keyOf(flow.name, widget);
      if (state && !outcomes.has(key)) outcomes.set(key, options.outcome(flow, state));
    }
  return outcomes.size > before;
}

type Steps = { steps: PlayedStep[]; left: Map<string, number> };

/** The steps of a run, and how often each widget was left. */
function stepsOf({ bySid, main, run }: Current): Steps {
  const left = new Map<string, number>();
  const steps = run.steps.map((record): PlayedStep => {
    const flow = bySid.get(record.flowSid) ?? main;
    const nth = count(left, keyOf(flow.name, record.from));
    return {
      record,
      flow: flow.name,
      state: flow.states.get(record.from),
      slot: slotOf(flow.name, record.from, nth),
    };
  });
  return { steps, left };
}

/** The widget at which the run waits, and its flow: the only flow in which it was entered once more than left. */
function waitingOf({ flows, playing, run: { waiting } }: Current, left: Steps['left']): Waiting | undefined {
  if (!waiting) return undefined;
  for (const { name, states } of flows) {
    const key = keyOf(name, waiting.widget);
    const entered = playing.entered.get(key) ?? 0;
    const state = states.get(waiting.widget);
    if (state && entered > (left.get(key) ?? 0))
      return { flow: name, state, slot: slotOf(name, waiting.widget, entered), on: waiting.on };
  }
  return undefined;
}

/** Performs the planned action at the waiting widget; undefined if there is none, or if it has no effect. */
function actAt({ playing, run, byName, main }: Current, at: Waiting): Action | undefined {
  const action = playing.plan.visits.get(at.slot)?.action;
  if (!action) return undefined;
  const { definition } = byName.get(at.flow) ?? main;
  // The conversion to signals is shared with the playing of scenarios.
  return run.send(signalOf({ ...action, at: at.state.name, place: NOWHERE }, definition, run)) ? action : undefined;
}

/** Performs the planned actions until the run has ended, or the plan has no action for it. */
function performAll(current: Current): Pick<Played, 'steps' | 'waiting' | 'actions'> {
  const actions: { flow: string; widget: string; action: Action }[] = [];
  let { steps, left } = stepsOf(current);
  let waiting = waitingOf(current, left);
  while (waiting && actions.length < MAX_ACTIONS) {
    const { slot, flow, state } = waiting;
    const action = actAt(current, waiting);
    if (!action) break;
    actions.push({ flow, widget: state.name, action });
    const before = steps.length;
    ({ steps, left } = stepsOf(current));
    waiting = waitingOf(current, left);
    if (steps.length === before && waiting?.slot === slot) break;
  }
  return { steps, waiting, actions };
}

export function createPlayer(options: PlayerOptions): Player {
  const flows = knownFlows(options);
  let playing: Playing;
  const spent = { plays: 0, steps: 0 };
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const mocks = answering(() => playing, options, flows.outcomes);
  const simulation = createSimulation({ flows: options.flows, now: options.now, mocks, behaviour });

  const play = (plan: Plan): Played => {
    playing = { plan, entered: new Map(), used: new Map() };
    const run = simulation.start(plan.trigger);
    const current: Current = { ...flows, playing, run };
    const performed = performAll(current);
    spent.plays += 1;
    spent.steps += run.steps.length;
    return learnOutcomes(current) ? play(plan) : { plan, run, ...performed, mocks: playing.used };
  };

  return {
    main: flows.main,
    flows: flows.flows,
    flow: (name) => flows.byName.get(name),
    play,
    render: createRender(behaviour),
    behaviour,
    defaultAnswer: options.answer,
    moments: options.moments,
    now: options.now,
    spent,
  };
}
