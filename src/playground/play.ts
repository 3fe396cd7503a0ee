// Plays a conversation on the engine: its start and its moves in order, from the start each time, so that no state is left over.

import { openMocks } from '../analysis/play.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import type { MockAnswer } from '../emulator/engine/mocks.ts';
import {
  type AskMock,
  type ContactSignal,
  createSimulation,
  type SimulatedRun,
  type Simulation,
  type SimulationTrigger,
} from '../emulator/engine/simulation.ts';
import type { Json } from '../flow/types.ts';
import type { Deliveries, Turn } from './branches.ts';
import { type Flows, type Level, levelsOf } from './nesting.ts';
import type { Delivery, Move, Start } from './view.ts';

export type Scene = {
  /** The flow of the conversation, and the flows that it may run as subflows. */
  flows: Flows;
  start: Start;
  /** The start of the conversation, in milliseconds since the epoch. */
  now: number;
  /** Kept answers, by widget. */
  mocks: Readonly<Record<string, readonly MockAnswer[]>>;
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

/** A move, and the progress of the execution before it. */
export type Done = {
  move?: Move;
  outputsBefore: number;
  stepsBefore: number;
  at: number;
  widget?: string;
  waitedFor?: readonly string[];
};

export type Played = {
  run: SimulatedRun;
  /** The flow of each step. */
  levels: readonly Level[];
  done: readonly Done[];
  /** The delivery of each of the flow's messages, in the order in which they were sent. */
  deliveries: readonly { widget: string; delivery: Delivery }[];
  /** Moves that the flow did not wait for: neither they nor those after them were made. */
  skipped: readonly Move[];
  /**
   * Makes one more turn in the same run, which the result shares: do not use this one after that. Undefined if the flow does not wait for
   * the move: then nothing has changed.
   */
  next: (turn: Turn) => Played | undefined;
};

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Arrived = Exclude<Start['by'], 'request'>;

const TRIGGERS = {
  message: 'incomingMessage',
  conversation: 'incomingConversationMessage',
  call: 'incomingCall',
  subflow: 'incomingParent',
} as const satisfies Record<Arrived, string>;

function triggerOf({ by, contact, flowNumber, body, parameters = {}, fields }: Start): SimulationTrigger {
  const ends = { contact, flowAddress: flowNumber };
  if (by === 'request') return { kind: 'request', ...ends, parameters };
  const all = by === 'subflow' ? { parameters, ...fields } : fields;
  const arrival = { trigger: TRIGGERS[by], ...(body === undefined ? {} : { body }), ...(all ? { fields: all } : {}) };
  return { kind: 'arrival', ...ends, arrival };
}

function responseOf(move: Extract<Move, { do: 'respond' | 'fail' }>): ContactSignal {
  if (move.do === 'fail') {
    const reason = move.reason === 'timeout' ? 'the server did not answer in time' : 'no connection to the server';
    return { type: 'response', response: { failed: move.reason, reason } };
  }
  const headers = { 'content-type': typeof move.body === 'string' ? 'text/plain' : 'application/json' };
  return { type: 'response', response: { status: move.status, body: asText(move.body), headers } };
}

function signalOf(move: Move): ContactSignal {
  switch (move.do) {
    case 'reply':
      return { type: 'message', body: move.body, ...(move.media ? { media: move.media } : {}) };
    case 'press':
      return { type: 'digits', digits: move.digits };
    case 'say':
      return { type: 'speech', text: move.speech };
    case 'silence':
      return { type: 'timeout' };
    case 'hang-up':
      return { type: 'hangup' };
    case 'answer':
      return { type: 'answer', outcome: move.outcome };
    case 'respond':
    case 'fail':
      return responseOf(move);
    case 'outcome':
      return { type: 'party', event: move.event, output: move.output ?? {} };
    case 'advance':
      return { type: 'wait', seconds: move.seconds };
  }
}

const mark = (run: SimulatedRun, move?: Move): Done => {
  const { outputs, steps, now, waiting } = run;
  const widget = waiting?.widget;
  return {
    ...(move ? { move } : {}),
    outputsBefore: outputs.length,
    stepsBefore: steps.length,
    at: now,
    ...(waiting && widget ? { widget, waitedFor: waiting.on } : {}),
  };
};

type Sending = { chosen: Deliveries; sent: { widget: string; delivery: Delivery }[] };

/** A widget without an answer waits for one from the page; a message is delivered, unless the page sets another delivery. */
function simulationOf({ flows, now, mocks, behaviour = {} }: Scene, sending: Sending): Simulation {
  const kept = openMocks(flows[0].name);
  kept.use(mocks);
  const chosenFor = (widget: string): Delivery =>
    (Object.hasOwn(sending.chosen, widget) ? sending.chosen[widget] : undefined) ?? 'delivered';
  const ask: AskMock = (asked) => {
    const { widget, use } = asked;
    const mock = kept.ask(asked);
    if (use !== 'delivery') return mock;
    const delivery = mock && 'delivery' in mock ? mock.delivery : chosenFor(widget);
    sending.sent.push({ widget, delivery });
    return { delivery };
  };
  return createSimulation({ flows, now, mocks: ask, waitsForOutside: true, behaviour });
}

type Going = { scene: Scene; run: SimulatedRun; sending: Sending };

function playedBy(going: Going, done: readonly Done[], skipped: readonly Move[] = []): Played {
  const { scene, run, sending } = going;
  return {
    run,
    levels: levelsOf(run.steps, scene.flows),
    done,
    deliveries: sending.sent,
    skipped,
    next: (turn) => {
      const before = take(going, turn);
      return before && playedBy(going, [...done, before]);
    },
  };
}

/** Makes the move of a turn, and returns the progress before it; undefined if the flow does not wait for it. */
function take({ run, sending }: Going, { move, deliveries = {} }: Turn): Done | undefined {
  const before = mark(run, move);
  sending.chosen = deliveries;
  return move && !run.send(signalOf(move)) ? undefined : before;
}

/** Makes the moves as long as the flow waits for them. The first turn is the start. */
export function playScene(scene: Scene, [first, ...turns]: readonly Turn[]): Played {
  const sending: Sending = { chosen: first?.deliveries ?? {}, sent: [] };
  const run = simulationOf(scene, sending).start(triggerOf(scene.start));
  const going = { scene, run, sending };
  const done: Done[] = [{ outputsBefore: 0, stepsBefore: 0, at: scene.now }];
  for (const [index, turn] of turns.entries()) {
    const before = take(going, turn);
    if (!before)
      return playedBy(
        going,
        done,
        turns.slice(index).flatMap(({ move }) => move ?? []),
      );
    done.push(before);
  }
  return playedBy(going, done);
}

/** Plays moves from the start; every message is delivered. */
export const playMoves = (scene: Scene, moves: readonly Move[]): Played =>
  playScene(scene, [{}, ...moves.map((move) => ({ move }))]);
